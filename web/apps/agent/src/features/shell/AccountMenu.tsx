import { useKitWords } from '@billspay/console-kit/i18n';
import { ActionIcon, Menu, useMantineColorScheme } from '@mantine/core';
import {
  IconCommand,
  IconDeviceDesktop,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconShieldLock,
  IconSun,
  IconUserCircle,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { departure } from '../../api';
import { useWords } from '../../words';
import { useShell } from './ShellContext';

const schemes = [
  { value: 'auto', Icon: IconDeviceDesktop },
  { value: 'light', Icon: IconSun },
  { value: 'dark', Icon: IconMoon },
] as const;

const icon = { size: 18, stroke: 1.75, 'aria-hidden': true } as const;

export function AccountMenu() {
  const t = useWords();
  const kit = useKitWords();
  const { show } = useShell();
  const navigate = useNavigate();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu
      position="bottom-end"
      width={240}
      // Inside the banner, so that nothing stands outside of the page's landmarks.
      withinPortal={false}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={36} aria-label={t('account.menu')}>
          <IconUserCircle size={24} stroke={1.5} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconShieldLock {...icon} />}
          onClick={() => void navigate({ to: '/security' })}
        >
          {t('staff.security.title')}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard {...icon} />} onClick={() => show('help')}>
          {t('account.keys')}
        </Menu.Item>
        <Menu.Item leftSection={<IconCommand {...icon} />} onClick={() => show('palette')}>
          {t('account.palette')}
        </Menu.Item>
        <Menu.Divider />
        {/* biome-ignore lint/a11y/useSemanticElements: a group of a menu, not of a form */}
        <div role="group" aria-label={kit('kit.scheme.label')}>
          <Menu.Label aria-hidden>{kit('kit.scheme.label')}</Menu.Label>
          <Menu.RadioGroup
            value={colorScheme}
            onChange={(value) => setColorScheme(value as typeof colorScheme)}
          >
            {schemes.map(({ value, Icon }) => (
              <Menu.RadioItem key={value} value={value} rightSection={<Icon {...icon} />}>
                {kit(`kit.scheme.${value}`)}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
        </div>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout {...icon} />} onClick={() => void departure.leave()}>
          {t('account.sign_out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
