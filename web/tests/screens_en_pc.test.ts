import { checkScreens } from "./screens.ts";

checkScreens("en", "pc");
