/** The page of a new member; another one each time. */
export const newMemberPath = () => `/members/new/${crypto.randomUUID().replaceAll('-', '')}`
