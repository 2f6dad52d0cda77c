declare module "virtual:words/vi/first" {
  const dictionary: Record<string, string>;
  export default dictionary;
}
declare module "virtual:words/vi/later" {
  const dictionary: Record<string, string>;
  export default dictionary;
}
declare module "virtual:words/en/first" {
  const dictionary: Record<string, string>;
  export default dictionary;
}
declare module "virtual:words/en/later" {
  const dictionary: Record<string, string>;
  export default dictionary;
}
