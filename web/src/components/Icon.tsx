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
  eye: "M2 12s3.600-7 10-7 10 7 10 7-3.600 7-10 7-10-7-10-7zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z",
  filter: "M3 5h18l-7 8v6l-4 2v-8z",
  undo: "M4 9h10a6 6 0 0 1 0 12h-4M8 5L4 9l4 4",
  redo: "M20 9H10a6 6 0 0 0 0 12h4M16 5l4 4-4 4",
  refresh: "M20 11a8 8 0 1 0-.7 4.500M20 4v7h-7",
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
