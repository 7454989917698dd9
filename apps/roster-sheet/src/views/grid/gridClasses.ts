/** Width of the column that names the household and stays in sight. */
export const flatWidthClass = 'w-32 shrink-0';
