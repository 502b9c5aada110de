/**
 * The violation types of Bollinger, Kubicek, Cotrini, Basin: "Automating Cookie Consent and GDPR Violation
 * Detection" (USENIX Security 2022), and the rules that find them here.
 */
export const BOLLINGER_2022: readonly { readonly id: string; readonly name: string; readonly rules: readonly string[] }[] = [
  { id: 'B1', name: 'wrong purpose declared for a well-known cookie', rules: ['policy/category-mismatch'] },
  { id: 'B2', name: 'purpose that disagrees with what most sites declare', rules: ['policy/category-mismatch'] },
  { id: 'B3', name: 'contradictory declarations of one cookie', rules: ['policy/contradictory'] },
  { id: 'B4', name: 'declared without a purpose (unclassified)', rules: ['policy/incomplete'] },
  { id: 'B5', name: 'set and not declared', rules: ['cookie/undeclared'] },
  { id: 'B6', name: 'kept longer than declared', rules: ['cookie/lifetime-over-declared'] },
  { id: 'B7', name: 'set before consent', rules: ['cookie/pre-consent'] },
  { id: 'B8', name: 'set after consent was refused', rules: ['cookie/after-reject'] },
];
