interface ToggleProps {
  isOn: boolean;
  title: string;
  onClick: () => void;
  children: string;
}

/** A small switch of the span view. */
export function Toggle({ isOn, title, onClick, children }: ToggleProps) {
  return (
    <button
      type="button"
      className="button button--small toggle"
      aria-pressed={isOn}
      title={title}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
