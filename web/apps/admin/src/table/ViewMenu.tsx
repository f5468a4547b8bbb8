import { Button, Checkbox, Fieldset, Popover, Radio, Stack } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useWords } from '../words';
import classes from './DataTable.module.css';
import type { Density, View } from './useView';

export interface ViewMenuProps {
  columns: readonly { id: string; label: string }[];
  view: View;
  onChange: (changes: Partial<View>) => void;
}

/** Column chooser and density. The first column names the row and stays. */
export function ViewMenu({ columns, view, onChange }: ViewMenuProps) {
  const t = useWords();
  const toggle = (id: string, shown: boolean) =>
    onChange({
      hidden: shown ? view.hidden.filter((one) => one !== id) : [...view.hidden, id],
    });
  return (
    <Popover position="bottom-end" trapFocus returnFocus width={240} shadow="md">
      <Popover.Target>
        <Button
          variant="default"
          size="sm"
          leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}
        >
          {t('table.view')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('table.view')}>
        <Stack gap="md">
          <Fieldset
            variant="unstyled"
            legend={t('table.columns')}
            classNames={{ legend: classes.legend }}
          >
            <Stack gap="xs" mt="xs">
              {columns.slice(1).map(({ id, label }) => (
                <Checkbox
                  key={id}
                  size="sm"
                  label={label}
                  checked={!view.hidden.includes(id)}
                  onChange={(event) => toggle(id, event.currentTarget.checked)}
                />
              ))}
            </Stack>
          </Fieldset>
          <Radio.Group
            label={t('table.density')}
            value={view.density}
            onChange={(density) => onChange({ density: density as Density })}
          >
            <Stack gap="xs" mt="xs">
              <Radio size="sm" value="comfortable" label={t('table.comfortable')} />
              <Radio size="sm" value="compact" label={t('table.compact')} />
            </Stack>
          </Radio.Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
