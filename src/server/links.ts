/** Paths of the dashboard; what varies is always encoded. */
const query = (values: Readonly<Record<string, string | number | undefined>>): string => {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== '');
  return given.length === 0 ? '' : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()}`;
};

export const links = {
  portfolio: (values: Readonly<Record<string, string | number | undefined>> = {}) => `/${query(values)}`,
  portal: (url: string, portfolio: string) => `/portal${query({ url, portfolio })}`,
  runs: (portfolio?: string, before?: string) => `/runs${query({ portfolio, before })}`,
  run: (id: string, values: Readonly<Record<string, string | number | undefined>> = {}) =>
    `/runs/${encodeURIComponent(id)}${query(values)}`,
  changes: (id: string, values: Readonly<Record<string, string | number | undefined>> = {}) =>
    `/runs/${encodeURIComponent(id)}/changes${query(values)}`,
  report: (run: string, url: string) => `/runs/${encodeURIComponent(run)}/report${query({ url })}`,
  download: (run: string, format: string, url?: string) => `/runs/${encodeURIComponent(run)}/download${query({ format, url })}`,
};
