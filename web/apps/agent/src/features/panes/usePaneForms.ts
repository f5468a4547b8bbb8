// Which form is open in which pane of a customer, what is typed but not saved, and where the focus
// goes when a form opens or closes.
import { useMemo, useReducer, useRef } from 'react';
import { tabs } from '../tabs/store';

export type PaneName = 'billers' | 'methods' | 'receipts';

/** What a new receipt starts from. */
export interface ReceiptSeed {
  billerId?: string;
  amount?: string;
  /** A day, 2026-11-03. */
  paidOn?: string;
  confirmation?: string;
  notes?: string;
  /** The voided receipt whose place it takes. */
  replacesId?: string;
}

export type OpenForm = { kind: 'add'; seed?: ReceiptSeed } | { kind: 'edit'; id: string };

export interface PaneState {
  form: OpenForm | undefined;
  /** Another number asks the form to take the focus. */
  turn: number;
  /** The row that is to take the focus, when the number is another one. */
  row: string | undefined;
  rowTurn: number;
}

export type FormStates = Record<PaneName, PaneState>;

type Action =
  | { do: 'open'; pane: PaneName; form: OpenForm }
  | { do: 'focus'; pane: PaneName }
  | { do: 'close'; pane: PaneName; row: string | undefined }
  | { do: 'row'; pane: PaneName; row: string | undefined };

const closed: PaneState = { form: undefined, turn: 0, row: undefined, rowTurn: 0 };

export const noForms: FormStates = { billers: closed, methods: closed, receipts: closed };

export function reduceForms(state: FormStates, action: Action): FormStates {
  return { ...state, [action.pane]: reducePane(state[action.pane], action) };
}

function reducePane(pane: PaneState, action: Action): PaneState {
  switch (action.do) {
    case 'open':
      return { ...pane, form: action.form, turn: pane.turn + 1 };
    case 'focus':
      return { ...pane, turn: pane.turn + 1 };
    case 'close':
      return { ...pane, form: undefined, row: action.row, rowTurn: pane.rowTurn + 1 };
    case 'row':
      return { ...pane, row: action.row, rowTurn: pane.rowTurn + 1 };
  }
}

export interface PaneForms {
  states: FormStates;
  /** Opens a form; one with something typed in it stays, and gets the focus. */
  open: (pane: PaneName, form: OpenForm) => void;
  /** Closes the form and gives the focus to a row. */
  close: (pane: PaneName, row?: string) => void;
  /** Gives the focus to a row; a form that is open stays. */
  toRow: (pane: PaneName, row: string | undefined) => void;
  setDirty: (pane: PaneName, dirty: boolean) => void;
}

export function usePaneForms(customerId: string): PaneForms {
  const [states, dispatch] = useReducer(reduceForms, noForms);
  const dirty = useRef(new Set<PaneName>());
  const actions = useMemo(() => {
    const setDirty = (pane: PaneName, now: boolean) => {
      if (now) dirty.current.add(pane);
      else dirty.current.delete(pane);
      tabs.setDraft(customerId, dirty.current.size > 0);
    };
    const close = (pane: PaneName, row?: string) => {
      setDirty(pane, false);
      dispatch({ do: 'close', pane, row });
    };
    return {
      setDirty,
      close,
      toRow: (pane: PaneName, row: string | undefined) => dispatch({ do: 'row', pane, row }),
      open: (pane: PaneName, form: OpenForm) =>
        dispatch(dirty.current.has(pane) ? { do: 'focus', pane } : { do: 'open', pane, form }),
    };
  }, [customerId]);
  return { states, ...actions };
}
