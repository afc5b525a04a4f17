import type { ReactNode } from 'react';

import { Button } from '../../ui/button.tsx';
import { useSay } from '../shared/say.ts';
import type { Population, PopulationSetting } from '../../rulebase/index.ts';
import { settingWords } from './setting-words.ts';
import { TableBox } from './table-box.tsx';

/** Whether what was typed is a number of the setting's range. */
export const fits = ({ min, max }: Pick<PopulationSetting, 'min' | 'max'>, typed: string): boolean => {
  const value = Number(typed);
  return typed.trim() !== '' && Number.isFinite(value) && value >= min && value <= max;
};

interface SettingsProps {
  population: Population;
  /** What was typed in place of the usual values. */
  typed: Readonly<Record<string, string>>;
  /** `undefined` takes the usual value again. */
  onType: (id: string, value: string | undefined) => void;
}

/** Every number that is assumed for a made-up list, by subject, to be changed. */
export function SyntheticSettings({ population, typed, onType }: SettingsProps): ReactNode {
  const say = useSay();
  return (
    <>
      <p>{say.t('members.synthetic.ours')}</p>
      {population.groups.map(({ id: group, title }) => {
        const settings = population.settings.filter((setting) => setting.group === group);
        const name = say.text(title);
        return settings.length === 0 ? null : (
          <TableBox key={group} title={name}>
            <table className="figure-table settings-table">
              <caption>{name}</caption>
              <thead>
                <tr>
                  <th scope="col">{say.t('members.synthetic.what')}</th>
                  <th scope="col">{say.t('members.synthetic.value')}</th>
                  <th scope="col">{say.t('members.synthetic.range')}</th>
                  <th scope="col">{say.t('members.synthetic.reason')}</th>
                </tr>
              </thead>
              <tbody>
                {settings.map((setting) => (
                  <SettingRow
                    key={setting.id}
                    setting={setting}
                    typed={typed[setting.id]}
                    onType={(value) => onType(setting.id, value)}
                  />
                ))}
              </tbody>
            </table>
          </TableBox>
        );
      })}
    </>
  );
}

interface RowProps {
  setting: PopulationSetting;
  typed: string | undefined;
  onType: (value: string | undefined) => void;
}

function SettingRow({ setting, typed, onType }: RowProps): ReactNode {
  const say = useSay();
  const { id, label, reason, unit, min, max } = setting;
  const usual = String(setting.default);
  const wrong = typed !== undefined && !fits(setting, typed);
  const range = say.t('members.synthetic.fromTo', {
    min: settingWords(say, unit, min),
    max: settingWords(say, unit, max),
  });
  return (
    <tr>
      <th scope="row" id={`synthetic-${id}-label`}>
        {say.text(label)}
      </th>
      <td>
        <input
          id={`synthetic-${id}`}
          className="input input-5"
          inputMode="decimal"
          autoComplete="off"
          aria-labelledby={`synthetic-${id}-label`}
          aria-describedby={`synthetic-${id}-range`}
          aria-invalid={wrong ? true : undefined}
          value={typed ?? usual}
          onChange={({ target }) => onType(target.value === usual ? undefined : target.value)}
        />
        {typed === undefined ? null : (
          <Button look="quiet" onClick={() => onType(undefined)}>
            {say.t('members.synthetic.reset', { value: usual })}
          </Button>
        )}
      </td>
      <td id={`synthetic-${id}-range`} className={wrong ? 'field-error' : undefined}>
        {range}
      </td>
      <td>{say.text(reason)}</td>
    </tr>
  );
}
