import { type CreditToday, creditToday } from './credit-today.ts';
import type { IsoDate } from './dates.ts';
import { type Migration, type Outlook, outlookOf, subscriptionOf } from './outlook.ts';
import type { Channel, Subscription } from './plan-request.ts';
import type { PlannedSubscription, Step, StepName } from './plan-schema.ts';

/** What is to be done by a day; `by` is null where that day has passed, `from` where it can be done now. */
export type LetterDates = { from: IsoDate | null; by: IsoDate | null };

/** One subscription that something is asked about. */
export type LetterItem = LetterDates & {
  subscription: Subscription;
  line: PlannedSubscription;
  /** True while it must wait until the customer has accepted the invitation and the agreement. */
  isAfterAcceptance: boolean;
};

/** Steps in which the customer has a part, in the order in which a letter asks for them. */
export const LETTER_TASKS = [
  'confirm-current-term',
  'choose-equivalent-offer',
  'back-up-data',
  'approve-transfer',
  'agree-renewal',
  'stop-auto-renewal',
  'assign-licenses',
  'cancel-at-end-of-term',
  'verify-continuity',
] as const satisfies StepName[];
export type LetterTask = (typeof LETTER_TASKS)[number];

/** What is asked of the customer for some subscriptions; of one channel where the holder of the old ones does it. */
export type AskedTask = { task: LetterTask; channel: Channel; items: LetterItem[] };

export type LetterCredit = { subscription: Subscription; line: PlannedSubscription; credit: CreditToday };

/** How a subscription moves, as far as that is still to come. */
export type LetterMove =
  | { kind: 'provision'; from: IsoDate; change: 'same' | 'different' | 'choose' }
  | { kind: 'provisioned' }
  | { kind: 'transfer'; by: IsoDate | null }
  | { kind: 'transferred' }
  | { kind: 'trial' };

export type LetterLine = {
  subscription: Subscription;
  line: PlannedSubscription;
  move: LetterMove;
  /** True where the last day is past. */
  isOver: boolean;
  /** What happens if nobody acts, where that is still open. */
  outlook: Outlook | null;
};

/** What a customer has to be told, and only that: what is done already is left out. */
export type CustomerLetter =
  | { kind: 'blocked' }
  | { kind: 'nothing-moves' }
  | { kind: 'all-done' }
  | {
      kind: 'letter';
      invitation: (LetterDates & { isRequested: boolean }) | null;
      agreement: LetterDates | null;
      tasks: AskedTask[];
      credits: LetterCredit[];
      lines: LetterLine[];
    };

/** Steps that whoever holds the old subscription takes, each channel in its own way. */
const BY_HOLDER: ReadonlySet<LetterTask> = new Set(['stop-auto-renewal', 'cancel-at-end-of-term']);
/** Steps that are the customer's only where the plan says so. */
const ONLY_IF_OWNED: ReadonlySet<LetterTask> = new Set(['assign-licenses', 'verify-continuity']);

const datesOf = ({ notBefore, due }: Step, today: IsoDate): LetterDates => ({
  from: notBefore !== null && notBefore > today && notBefore < due ? notBefore : null,
  by: due < today ? null : due,
});

const moveOf = (
  { target, offer, seats }: Subscription,
  line: PlannedSubscription,
  openStep: (name: StepName) => Step | undefined,
  today: IsoDate,
): LetterMove => {
  if (line.path === 'none') return { kind: 'trial' };
  if (line.path === 'partner-transfer') {
    const approval = openStep('approve-transfer');
    return approval ? { kind: 'transfer', by: datesOf(approval, today).by } : { kind: 'transferred' };
  }
  const provisioning = openStep('provision-subscription');
  if (!provisioning) return { kind: 'provisioned' };
  const from = provisioning.notBefore ?? provisioning.due;
  const isSame = (target?.offer ?? offer) === offer && (target?.seats ?? seats) === seats;
  const change = line.offerChange === 'choose' ? 'choose' : isSame ? 'same' : 'different';
  return { kind: 'provision', from: from < today ? today : from, change };
};

/** With the new licenses there, only what the old subscription still costs is worth a word. */
const isWorthSaying = (move: LetterMove, outlook: Outlook, isRenewalOpen: boolean): boolean => {
  if (move.kind === 'transferred') return isRenewalOpen;
  if (move.kind === 'provisioned') return outlook.kind === 'renews' || outlook.kind === 'runs-on';
  return true;
};

/** Open steps by their ids. */
type OpenSteps = ReadonlyMap<string, Step>;

const stepOf = (open: OpenSteps, name: StepName, { id }: PlannedSubscription): Step | undefined =>
  open.get(`${name}:${id}`);

const linesOf = (migration: Migration, open: OpenSteps, today: IsoDate): LetterLine[] => {
  const unfinished = new Set([...open.values()].flatMap((step) => (step.optional ? [] : (step.subscriptionId ?? []))));
  return migration.plan.subscriptions.flatMap((line): LetterLine[] => {
    const subscription = subscriptionOf(migration.request, line.id);
    if (line.path !== 'none' && !unfinished.has(line.id)) return [];
    const openStep = (name: StepName) => stepOf(open, name, line);
    const move = moveOf(subscription, line, openStep, today);
    const outlook = outlookOf(subscription, line, migration.progress, today);
    const isSaid = outlook !== null && isWorthSaying(move, outlook, openStep('agree-renewal') !== undefined);
    return [{ subscription, line, move, isOver: line.endDate < today, outlook: isSaid ? outlook : null }];
  });
};

const tasksOf = ({ request, plan }: Migration, open: OpenSteps, today: IsoDate): AskedTask[] => {
  const acceptance = [...open.values()].filter(({ subscriptionId }) => subscriptionId === null).map(({ id }) => id);
  const tasks = new Map<string, AskedTask>();
  for (const task of LETTER_TASKS) {
    for (const line of plan.subscriptions) {
      const step = stepOf(open, task, line);
      if (!step || (ONLY_IF_OWNED.has(task) && step.owner !== 'customer')) continue;
      const subscription = subscriptionOf(request, line.id);
      const { channel } = subscription;
      const key = BY_HOLDER.has(task) ? `${task} ${channel}` : task;
      const asked = tasks.get(key) ?? { task, channel, items: [] };
      const isAfterAcceptance = step.after.some((id) => acceptance.includes(id));
      asked.items.push({ ...datesOf(step, today), subscription, line, isAfterAcceptance });
      tasks.set(key, asked);
    }
  }
  return [...tasks.values()];
};

/** Credits that somebody can still ask for, or that there are none, of subscriptions still on their way. */
const creditsOf = (migration: Migration, open: OpenSteps, lines: LetterLine[], today: IsoDate): LetterCredit[] =>
  lines.flatMap(({ subscription, line, move }) => {
    const credit = creditToday(migration, line, today);
    const isAsked =
      credit.note?.outcome === 'ask-microsoft-billing-support' && !stepOf(open, 'ask-billing-support', line);
    return credit.note === null || isAsked || move.kind === 'transferred' ? [] : [{ subscription, line, credit }];
  });

/** What is still to be told to the customer of a migration, from its plan and from what has been done (rulebook §4 and §6). */
export const customerLetter = (migration: Migration, today: IsoDate): CustomerLetter => {
  const { plan, progress } = migration;
  if (plan.status === 'blocked') return { kind: 'blocked' };
  if (plan.steps.length === 0) return { kind: 'nothing-moves' };
  const steps = plan.steps.filter(({ id }) => !Object.hasOwn(progress.done, id));
  if (steps.every(({ optional }) => optional)) return { kind: 'all-done' };
  const open: OpenSteps = new Map(steps.map((step) => [step.id, step]));
  const invitation = open.get('customer-accepts-invitation');
  const agreement = open.get('customer-accepts-agreement');
  const isRequested = !open.has('request-reseller-relationship');
  const lines = linesOf(migration, open, today);
  return {
    kind: 'letter',
    invitation: invitation ? { ...datesOf(invitation, today), isRequested } : null,
    agreement: agreement ? datesOf(agreement, today) : null,
    tasks: tasksOf(migration, open, today),
    credits: creditsOf(migration, open, lines, today),
    lines,
  };
};
