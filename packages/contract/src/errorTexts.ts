import type { BilingualLabel } from '@finemesh/domain';
import type { ErrorCode } from './errors.ts';

/** What a person reads for each kind of failure: what happened, then what can be done. Screens show no other text for a code. */
export const errorTexts: Record<ErrorCode, BilingualLabel> = {
  invalidInput: { zh: '有内容填写不正确，请检查标出的项目。', en: 'Some of it is not right. Please look at the marked fields.' },
  malformedRequest: { zh: '请求内容无法识别，请刷新页面后再试。', en: 'The request could not be read. Please reload and try again.' },
  notSignedIn: { zh: '请先登录。', en: 'Please sign in first.' },
  ticketExpired: { zh: '连接凭证已过期，正在重新连接。', en: 'The connection has expired and is being made again.' },
  wrongCredentials: { zh: '用户名或密码不正确。', en: 'The name or the password is wrong.' },
  notAllowed: { zh: '您的岗位没有这项权限。', en: 'None of your posts allows this.' },
  foreignOrigin: { zh: '请求来自其他网页，已拒绝。', en: 'The request came from another site and was refused.' },
  notFound: { zh: '没有找到，请核对后再试。', en: 'Nothing was found. Please check and try again.' },
  unknownTopic: { zh: '页面版本与服务器不一致，请刷新页面。', en: 'This page and the server are of different versions. Please reload the page.' },
  unsupportedVersion: { zh: '页面版本与服务器不一致，请刷新页面。', en: 'This page and the server are of different versions. Please reload the page.' },
  stateConflict: { zh: '事件状态刚刚有变化，已为您更新，请再看一下。', en: 'The case has just changed. It is up to date now, please look again.' },
  handedOnBefore: { zh: '该岗位已经转出过此事件，不能再退回去。', en: 'This post has handed the case on before, so it cannot go back there.' },
  outOfSync: { zh: '文档不同步，正在重新载入。', en: 'The document is out of step and is being loaded again.' },
  tooLarge: { zh: '文件太大，请换一张小一点的照片。', en: 'The file is too large. Please choose a smaller photo.' },
  unsupportedMedia: { zh: '不支持这种文件，或文件已损坏。请使用 JPEG、PNG、WebP 或 HEIC 照片。', en: 'This file cannot be used, or it is damaged. Please send a JPEG, PNG, WebP or HEIC photo.' },
  misdirected: { zh: '网址不对，请从常用的网址重新打开。', en: 'This address is not right. Please open the page from its usual address.' },
  idempotencyKeyReused: { zh: '这次提交与上一次冲突，请再提交一次。', en: 'This collides with the attempt before. Please send it once more.' },
  tooManyRequests: { zh: '操作太频繁，请稍等一会儿再试。', en: 'Too many attempts. Please wait a little and try again.' },
  internal: { zh: '系统出错了，您填写的内容没有丢失，请稍后再试。', en: 'Something broke on our side. What you wrote is kept, please try again soon.' },
  restarting: { zh: '服务器正在重启，稍后会自动重新连接。', en: 'The server restarts. The connection will come back by itself.' },
  storageAway: {
    zh: '服务器的存储暂时不可用，现在无法保存。您填写的内容没有丢失，请稍后再试。',
    en: 'The storage of the server is away, so nothing can be saved now. What you wrote is kept, please try again soon.',
  },
  unavailable: { zh: '暂时连不上服务器，您填写的内容没有丢失，请稍后再试。', en: 'The server cannot be reached. What you wrote is kept, please try again soon.' },
};
