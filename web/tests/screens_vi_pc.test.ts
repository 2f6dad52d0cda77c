import { checkScreens } from "./screens.ts";

checkScreens("vi", "pc");
