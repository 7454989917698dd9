import { configKeys, type ConfigKey } from './config-keys.ts';

/** The settings as the rows of a Markdown table, as the README shows them. */
export function configTable(): string {
  const rows = configKeys.map((key: ConfigKey) => {
    const flag = key.flag === undefined ? '' : ` (\`${key.flag}\`)`;
    return `| \`${key.name}\`${flag} | ${key.byDefault} | ${key.meaning} |`;
  });
  return ['| setting | when it is not set | meaning |', '| --- | --- | --- |', ...rows].join('\n');
}
