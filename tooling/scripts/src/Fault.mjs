/** Something the person can put right. The message is one clear line and is all that they are shown. */
export class Fault extends Error {
  /**
   * @param {string} message
   * @param {ErrorOptions} [options]
   */
  constructor(message, options) {
    super(message, options);
    this.name = 'Fault';
  }
}
