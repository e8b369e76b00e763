import { problem } from '../../problems/problem.ts';
import { hostsOfMeasurement } from '../../schemas/measurement.ts';
import type { Rule } from '../rule.ts';

export const measurementForeign: Rule = {
  portal: ({ content: { portal } }) => {
    const measurement = portal?.data.measurement;
    if (!portal || !measurement) return [];
    const hosts = hostsOfMeasurement(measurement);
    return [problem('measurement-foreign', portal.file, { hosts }, portal.positionOf(['measurement']))];
  },
};
