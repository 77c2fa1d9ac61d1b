/** What one types, from nothing to the plan: Contoso, Poland, 25 Business Standard bought from Microsoft, ends 14 March 2027. */
export const TYPED_PLAN = [
  'new migration',
  'Contoso',
  'Poland',
  'Poland',
  'Warsaw',
  'directly with Microsoft',
  'from Microsoft',
  'Microsoft Customer Agreement',
  '25 Business Standard, ends 14 March 2027, 1 year, renews',
  'that’s all',
  'no',
  'no',
  'yes',
  'create the plan',
];
