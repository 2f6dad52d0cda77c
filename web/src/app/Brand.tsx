import { Link } from "../lib/router";

export function Brand() {
  return (
    <Link to="/" className="brand">
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="6" fill="var(--link)" />
        <rect x="6" y="9" width="20" height="5" fill="var(--map-2)" />
        <rect x="6" y="9" width="14" height="5" fill="var(--on-link)" />
        <rect x="6" y="18" width="20" height="5" fill="var(--map-2)" />
        <rect x="6" y="18" width="9" height="5" fill="var(--on-link)" />
      </svg>
      BaoPhu
    </Link>
  );
}
