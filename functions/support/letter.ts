import type { Letter } from '../mail/port.ts';
import type { ServiceRequest } from './stored.ts';

/** That the operator has answered, in the two languages of the programme's companies. What it says is read where one has signed in. */
export function answerLetter({ id, title, contact }: ServiceRequest): Letter {
  return {
    to: contact.email,
    subject: `服务请求 ${id} 有新答复 / Service request ${id} has an answer`,
    text: `运营商已答复你的服务请求“${title}”（${id}）。请登录后查看。\n\nThe operator has answered your service request "${title}" (${id}). Sign in to read it.\n`,
  };
}
