import { formSchema } from '../assets/catalogue/form-schema.ts';
import targetedAssistance from '../assets/catalogue/forms/targeted-assistance.json' with { type: 'json' };
import opinionData from '../assets/catalogue/opinion.json' with { type: 'json' };
import { opinionSchema } from '../assets/catalogue/opinion-schema.ts';
import promisesData from '../assets/catalogue/promises.json' with { type: 'json' };
import { promisesSchema } from '../assets/catalogue/promises-schema.ts';
import rightsData from '../assets/catalogue/rights.json' with { type: 'json' };
import { rightsSchema } from '../assets/catalogue/rights-schema.ts';
import barthel from '../assets/catalogue/scales/barthel.json' with { type: 'json' };
import lawton from '../assets/catalogue/scales/lawton.json' with { type: 'json' };
import { scaleSchema } from '../assets/catalogue/scales-schema.ts';

/** What the flows of opinions, requests and rights ask and promise, checked once at the start. Throws what zod finds wrong. */
export const OPINION = opinionSchema.parse(opinionData);
export const PROMISES = promisesSchema.parse(promisesData);
export const RIGHTS = rightsSchema.parse(rightsData);
/** Asked one after the other. */
export const SCALES = [scaleSchema.parse(barthel), scaleSchema.parse(lawton)] as const;
/** Applications that can be filled in here. */
export const FORMS = [formSchema.parse(targetedAssistance)] as const;
