const paths = {
  province: "M3 3h7v7H3zM14 3h7v7h-7zM3 14h7v7H3zM14 14h7v7h-7z",
  building: "M4 21V4h10v17M14 9h6v12M2 21h20M7.5 8h3M7.5 12h3M7.5 16h3",
  people: "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c.4-4 3-6 6.500-6s6.100 2 6.500 6M16 4.500a3.300 3.300 0 0 1 0 6.300M17.500 14.500c2.400.6 3.800 2.500 4 5.500",
  inbox: "M3 13l3-9h12l3 9v7H3zM3 13h5l1.500 3h5L16 13h5",
  law: "M12 3v18M7 21h10M4 7h16M7 7l-3.500 7a3.500 3.500 0 0 0 7 0zM17 7l-3.500 7a3.500 3.500 0 0 0 7 0z",
  calculator: "M5 3h14v18H5zM8 6.500h8v3H8zM8.500 13.500h.01M12 13.500h.01M15.500 13.500h.01M8.500 17.500h.01M12 17.500h.01M15.500 17.500h.01",
  office: "M12 15.500a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM12 2.500v3M12 18.500v3M2.500 12h3M18.500 12h3M5.300 5.300l2.100 2.100M16.600 16.600l2.100 2.100M5.300 18.700l2.100-2.100M16.600 7.400l2.100-2.100",
  search: "M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13zM15.500 15.500L21 21",
  print: "M7 8V3h10v5M7 17H3V8h18v9h-4M7 14h10v7H7z",
  download: "M12 3v12M7 10.500l5 5 5-5M4 20h16",
  copy: "M8 8h12v13H8zM16 8V3H4v13h4",
  menu: "M4 6h16M4 12h16M4 18h16",
  close: "M5 5l14 14M19 5L5 19",
  leave: "M14 4H5v16h9M10 12h11M17 8l4 4-4 4",
  theme: "M20 14.500A8.500 8.500 0 0 1 9.500 4a8.500 8.500 0 1 0 10.500 10.500z",
  at_risk: "M12 3.500L22 20.500H2zM12 10v5M12 17.700h.01",
  watch: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5.500l3.500 2",
  on_track: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM7.800 12.300l3 3 5.400-6",
  cannot_judge: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8 12h8",
  unsure: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.500 9.700a2.600 2.600 0 1 1 3.500 2.500c-.7.3-1 .8-1 1.600M12 16.800h.01",
  columns: "M4 4h16v16H4zM9.500 4v16M15 4v16",
  key: "M15 9a4 4 0 1 0-8 0 4 4 0 0 0 8 0zM14 12l7 7M18 16l2-2",
  equal: "M5 9h14M5 15h14",
  near: "M4 9.500c2.700-3 5.300-3 8 0s5.300 3 8 0M4 15.500c2.700-3 5.300-3 8 0s5.300 3 8 0",
  differs: "M5 9h14M5 15h14M16.500 4.500l-9 15",
  one_person: "M12 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM5.500 20c.4-4 3-6 6.500-6s6.100 2 6.500 6",
  two_persons: "M7 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM17 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2 19.500c.3-3.300 2.200-5 5-5s4.700 1.700 5 5M12 19.500c.3-3.300 2.200-5 5-5s4.700 1.700 5 5",
  undo: "M4 9h10.500a5.500 5.500 0 0 1 0 11H8M8 4.500L3.500 9 8 13.500",
  ask: "M4 4h16v12h-7l-5 4.500V16H4zM10 8.300a2 2 0 1 1 2.700 2c-.5.2-.7.6-.7 1.200M12 13.300h.01",
  bookmark: "M6.500 3.500h11V20.500L12 16l-5.500 4.500z",
  remark: "M4 4h16v12h-7l-5 4.500V16H4zM8 8.500h8M8 12h5",
  remove: "M5 7h14M9.500 7V4h5v3M7 7l1 13.500h8L17 7",
  refresh: "M20 11a8 8 0 1 0-.7 4.500M20 4v7h-7",
  today: "M4 5.500h16V21H4zM4 10h16M8 3v4M16 3v4M9 15.500l2.200 2.200 4-4",
  target: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 16.500a4.500 4.500 0 1 0 0-9 4.500 4.500 0 0 0 0 9zM12 12h.01",
  link: "M10 14a4.200 4.200 0 0 0 6 0l3.500-3.500a4.200 4.200 0 0 0-6-6L12 6M14 10a4.200 4.200 0 0 0-6 0l-3.500 3.500a4.200 4.200 0 0 0 6 6L12 18",
  lock: "M5 11h14v10H5zM8 11V7.500a4 4 0 0 1 8 0V11M12 15v2.500",
  up: "M6 15l6-6 6 6",
  down: "M6 9l6 6 6-6",
  upload: "M12 16V4M7 8.500l5-5 5 5M4 20h16",
  back: "M19 12H5M11 6l-6 6 6 6",
  refused: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8.500 8.500l7 7M15.500 8.500l-7 7",
  plus: "M12 5v14M5 12h14",
} as const;

export type IconName = keyof typeof paths;

// Beside a word always, so it says nothing to a screen reader itself.
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"
      fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round">
      <path d={paths[name]} />
    </svg>
  );
}
