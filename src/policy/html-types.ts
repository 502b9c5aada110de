import type { CheerioAPI } from 'cheerio';

/** cheerio's nodes, named here because it does not export their types itself. */
export type AnyNode = ReturnType<ReturnType<CheerioAPI['root']>['contents']>[number];
export type Element = Extract<AnyNode, { attribs: unknown }>;

export const isElement = (node: AnyNode): node is Element => 'attribs' in node;
/** 1-based line of the source on which a node begins. */
export const lineOf = (node: AnyNode): number | null => node.sourceCodeLocation?.startLine ?? null;
