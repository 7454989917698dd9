import { z } from 'zod';

type JsonSchema = Record<string, unknown>;

/**
 * The schemas of a document. One with an id (`.meta({ id })`) is printed once among the components and referred to; OpenAPI
 * 3.1 takes JSON Schema 2020-12 as it is.
 */
export class OpenApiSchemas {
  readonly #named = new Map<string, JsonSchema>();

  /**
   * The schema as a request sends it or as an answer carries it.
   *
   * @throws Error where one id would stand for two forms, as a schema with defaults does in a request and in an answer.
   */
  print(schema: z.ZodType, direction: 'input' | 'output'): JsonSchema {
    const { $schema: _dialect, $defs: named = {}, ...printed } = z.toJSONSchema(schema, {
      io: direction,
      // A later version may add members to an answer, and a request's other members are passed over.
      override: ({ jsonSchema, path }) => {
        if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
        // Generators of clients (openapi-typescript by default) want a member of a body that has a default to be sent.
        if (direction === 'input' && path.length > 0) delete jsonSchema.default;
      },
    }) as JsonSchema & { $defs?: Record<string, JsonSchema> };
    for (const [id, definition] of Object.entries(named)) this.#keep(id, withComponents(definition));
    return withComponents(printed);
  }

  /** What was printed under an id, by id. */
  components(): Record<string, JsonSchema> {
    return inOrder(this.#named);
  }

  #keep(id: string, definition: JsonSchema): void {
    const earlier = this.#named.get(id);
    if (earlier !== undefined && JSON.stringify(earlier) !== JSON.stringify(definition)) {
      throw new Error(`the schema ${id} has one form in requests and another in answers: give it two names`);
    }
    this.#named.set(id, definition);
  }
}

/** The members by name, so that a route that moves does not move them. */
export function inOrder<Value>(members: ReadonlyMap<string, Value>): Record<string, Value> {
  return Object.fromEntries([...members].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** With references to components in place of references within one schema. */
function withComponents(schema: JsonSchema): JsonSchema {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/')) as JsonSchema;
}
