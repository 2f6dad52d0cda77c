import { checkScreens } from "./screens.ts";

checkScreens("en", "phone");
