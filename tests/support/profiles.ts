/** Companies of the three stories every release is walked through with. */
import type { Profile } from '../../src/rulebase/index.ts';

const company: Profile = {
  legalForm: 'hk-company',
  businessRegistered: true,
  listed: false,
  substantiveHkOperations: true,
  governmentSubvented: false,
};
const project: Profile = {
  marketMeasures: ['exhibition', 'advertising'],
  marketProjectCost: 600_000,
  marketProjectMonths: 12,
  projectStarted: false,
  otherPublicFunding: false,
  ecommerceProject: false,
};
const noGrantsYet: Profile = {
  budGrantsReceived: 0,
  budGrantsOngoing: 0,
  budEcommerceGrantsReceived: 0,
  budProjectsApproved: 0,
  appliedEasyBudBefore: false,
};

/** A food factory in Tuen Mun that wants to sell in Vietnam and improve its line. */
export const foodFactory: Profile = {
  ...company,
  ...project,
  ...noGrantsYet,
  aims: ['sell-outside-hk', 'promote-exhibit', 'existing-production-line'],
  industry: 'manufacturing',
  hkEmployees: 45,
  monthsInBusiness: 120,
  hasHkProductionLine: true,
  mainlandFactory: 'none',
  targetMarkets: ['VN'],
  promotionActivity: 'overseas-exhibition',
  promotionCost: 150_000,
  emfGrantsReceived: 0,
  emfWebsiteGrantsReceived: 0,
  emfLocalGrantsReceived: 0,
  organiserRelated: false,
  lineKind: 'existing',
  lineLocation: 'hong-kong',
  lineSmart: true,
  lineProjectCost: 900_000,
  lineProjectMonths: 10,
  nifsProjectsActive: 0,
  nifsGrantsActive: 0,
  manufacturingPlusGrantsReceived: 0,
};

/** An unlisted subsidiary of a listed group, large, trading in electronics. */
export const listedGroupSubsidiary: Profile = {
  ...company,
  ...project,
  ...noGrantsYet,
  aims: ['sell-outside-hk'],
  industry: 'import-export',
  hkEmployees: 220,
  targetMarkets: ['CN', 'VN'],
  marketProjectCost: 4_000_000,
  marketProjectMonths: 24,
};

/** A trader that has drawn all it could from the EMF. */
export const trader: Profile = {
  ...company,
  ...project,
  ...noGrantsYet,
  aims: ['promote-exhibit'],
  industry: 'import-export',
  hkEmployees: 12,
  targetMarkets: ['DE'],
  promotionActivity: 'overseas-exhibition',
  promotionCost: 160_000,
  emfGrantsReceived: 1_000_000,
  emfWebsiteGrantsReceived: 0,
  emfLocalGrantsReceived: 0,
  organiserRelated: false,
};
