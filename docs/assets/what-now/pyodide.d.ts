/** The runtime lies beside the scripts only in the built site; its types are those of the package. */
declare module "*/runtime/pyodide.mjs" {
  export { loadPyodide } from "pyodide"
}
