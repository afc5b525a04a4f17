/** A form over some questions: every valid edit is kept at once, what is wrong is said where people have been. */
import { zodResolver } from '@hookform/resolvers/zod';
import { useEffect, useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import type { Control, UseFormHandleSubmit } from 'react-hook-form';

import { withAnswer } from '../../cases/index.ts';
import type { Answer, Fact } from '../../rulebase/index.ts';
import { useSession } from '../session/session.tsx';
import { draftsBeside, holdDrafts } from './drafts.ts';
import { family, isBlank, pageSchema, readPage, toTyped, UNKNOWN } from './typed.ts';
import type { Fault, Typed, TypedAnswers } from './typed.ts';

export type AnswerControl = Control<TypedAnswers, unknown, Record<string, Answer>>;

export interface AnswerForm {
  control: AnswerControl;
  handleSubmit: UseFormHandleSubmit<TypedAnswers, Record<string, Answer>>;
  faultOf: (fact: Fact) => Fault | undefined;
  /** After the form has the new value. The same function all along, so that an edit draws only its own question again. */
  onEdit: (fact: Fact) => void;
  /** When people leave a box they typed in. The same function all along. */
  onLeave: (fact: Fact) => void;
}

interface AnswerFormOptions {
  /** The questions of the form, in the order of the rule base. */
  page: readonly Fact[];
  required?: (fact: Fact) => boolean;
  /** Nothing that was said to be wrong is wrong any more. */
  onRight?: () => void;
  /**
   * Answers that one edit changes together are one step to be taken back. This counts as a revision: not for a page
   * that begins anew with every one.
   */
  together?: boolean;
}

const same = (a: Answer | undefined, b: Answer | undefined): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);
const nothingRequired = (): boolean => false;
const isDraft = (typed: Typed | undefined, answer: Answer | undefined): typed is Typed =>
  answer === undefined && !isBlank(typed) && typed !== UNKNOWN;

export function useAnswerForm({
  page,
  required = nothingRequired,
  onRight,
  together = false,
}: AnswerFormOptions): AnswerForm {
  const { base, session, revision, answer, update } = useSession();
  const { facts } = session;
  const [initial] = useState(() => ({
    ...Object.fromEntries(base.facts.map((fact) => [fact.id, toTyped(fact, facts[fact.id])])),
    ...draftsBeside(facts, revision),
  }));
  const drafts = useRef<TypedAnswers>({ ...draftsBeside(facts, revision) });

  const form = useForm<TypedAnswers, unknown, Record<string, Answer>>({
    defaultValues: initial,
    // Only the questions asked about are read: a form may hold every question there is.
    resolver: (values, context, options) => {
      const names = options.names?.map(String);
      const asked = names ? page.filter((fact) => family(page, fact).some(({ id }) => names.includes(id))) : page;
      return zodResolver(pageSchema(base, asked, facts, required))(values, context, options);
    },
    shouldFocusError: false,
  });

  const { errors } = form.formState;
  const faultOf = (fact: Fact): Fault | undefined => errors[fact.id]?.message as Fault | undefined; // our schema's messages are faults

  const check = async (wanted: readonly string[]): Promise<void> => {
    const right = await form.trigger([...wanted]);
    if (right && page.every(({ id }) => wanted.includes(id) || errors[id] === undefined)) onRight?.();
  };
  const checkFaulty = (): void => {
    const faulty = page.filter(({ id }) => errors[id] !== undefined).map(({ id }) => id);
    if (faulty.length > 0) void check(faulty);
  };
  const hold = (): void => holdDrafts(facts, revision, drafts.current);

  const onEdit = (fact: Fact): void => {
    const group = family(page, fact);
    const typed = form.getValues();
    const { answers } = readPage(base, group, typed, facts);
    for (const { id } of group) {
      const { [id]: text } = typed;
      if (isDraft(text, answers[id])) drafts.current[id] = text;
      else delete drafts.current[id];
    }
    hold();
    const changed = group.filter(({ id }) => !same(answers[id], facts[id]));
    if (together && changed.length > 1)
      update({ facts: changed.reduce((all, { id }) => withAnswer(base, all, id, answers[id]), facts) }, fact.id);
    else for (const { id } of changed) answer(id, answers[id]);
    checkFaulty();
  };
  const onLeave = (fact: Fact): void => {
    if (isBlank(form.getValues(fact.id))) return;
    const { faults } = readPage(base, family(page, fact), form.getValues(), facts);
    const here = faults.find((fault) => fault.fact === fact.id);
    if (here) void check(faults.filter(({ fault }) => fault === here.fault).map((fault) => fault.fact));
  };
  /** Shows answers that were changed otherwise than in their box: taken back, filled in, from another tab. */
  const seen = useRef(facts);
  const follow = (): void => {
    const before = seen.current;
    seen.current = facts;
    for (const fact of base.facts) {
      const { id } = fact;
      if (same(before[id], facts[id])) continue;
      const group = page.includes(fact) ? family(page, fact) : [fact];
      const { answers } = readPage(base, group, form.getValues(), facts);
      if (same(answers[id], facts[id])) continue;
      form.setValue(id, toTyped(fact, facts[id]));
      delete drafts.current[id];
    }
    if (before !== facts) checkFaulty();
    hold();
  };

  const latest = useRef({ onEdit, onLeave, follow });
  useEffect(() => {
    latest.current = { onEdit, onLeave, follow };
  });
  useEffect(() => latest.current.follow(), [facts, revision]);
  useEffect(() => {
    // what was left half typed is still wrong
    for (const fact of base.facts) if (drafts.current[fact.id] !== undefined) latest.current.onLeave(fact);
    // oxlint-disable-next-line react/exhaustive-deps -- on arrival only
  }, []);
  const [stable] = useState(() => ({
    onEdit: (fact: Fact) => latest.current.onEdit(fact),
    onLeave: (fact: Fact) => latest.current.onLeave(fact),
  }));

  return { control: form.control, handleSubmit: form.handleSubmit, faultOf, ...stable };
}
