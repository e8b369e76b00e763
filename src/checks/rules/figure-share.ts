import { problem } from '../../problems/problem.ts';
import { fileShares, nameOfFigure, nameOfTime, timeOf } from '../../schemas/figures.ts';
import type { Rule } from '../rule.ts';

export const figureShare: Rule = {
  portal: ({ content: { figures } }) => {
    if (!figures) return [];
    const values = new Map(figures.data.map((figure) => [`${figure.id} ${timeOf(figure)}`, figure.value]));
    return figures.data.flatMap((figure, index) => {
      const { id, value } = figure;
      const time = timeOf(figure);
      const wholeId = fileShares.find((share) => share.id === id)?.whole;
      const whole = wholeId && values.get(`${wholeId} ${time}`);
      if (whole === undefined || value <= whole) return [];
      const facts = {
        ...{ time: nameOfTime(time), part: nameOfFigure(figure), value },
        ...{ of: nameOfFigure({ id: wholeId! }), whole },
      };
      return problem('figure-share', figures.file, facts, figures.positionOf([index, 'value']));
    });
  },
};
