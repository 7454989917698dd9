/** One call of `drawArrays`, with the uniforms and the buffers as they were by then. */
export interface GlDraw {
  readonly count: number;
  readonly uniforms: Readonly<Record<string, number | readonly number[]>>;
  /** What the shader reads for each attribute. */
  readonly attributes: Readonly<Record<string, readonly number[]>>;
  readonly blend: readonly [number, number];
}

/** What of WebGL2 the painters use. */
type UsedGl = Pick<
  WebGL2RenderingContext,
  | 'createProgram' | 'createShader' | 'shaderSource' | 'compileShader' | 'attachShader' | 'deleteShader' | 'linkProgram'
  | 'getProgramParameter' | 'isContextLost' | 'getAttachedShaders' | 'getShaderInfoLog' | 'getProgramInfoLog' | 'deleteProgram' | 'useProgram'
  | 'createVertexArray' | 'bindVertexArray' | 'deleteVertexArray' | 'createBuffer' | 'bindBuffer' | 'bufferData' | 'deleteBuffer'
  | 'getAttribLocation' | 'enableVertexAttribArray' | 'vertexAttribPointer' | 'vertexAttribIPointer' | 'getUniformLocation'
  | 'uniformMatrix4fv' | 'uniform1f' | 'uniform1i' | 'uniform3fv' | 'enable' | 'disable' | 'blendFunc' | 'drawArrays'
>;

/** A WebGL2 context that draws nothing and remembers what it was asked to draw. */
export class MemoryGl {
  readonly draws: GlDraw[] = [];
  /** How many times a buffer was filled. */
  uploads = 0;
  /** The driver's log of the shader that it does not compile; none does it refuse at first. */
  refusal: string | null = null;
  isLost = false;
  /** Two drawn pixels a CSS pixel, as on most phones. */
  drawingBufferWidth = 2000;
  readonly canvas = { clientWidth: 1000 };
  readonly #held = new Set<object>();
  readonly #attributes: string[] = [];
  readonly #bufferOf = new Map<string, object>();
  readonly #contents = new Map<object, readonly number[]>();
  #uniforms: Record<string, number | readonly number[]> = {};
  #bound: object | null = null;
  #blend: readonly [number, number] = [0, 0];

  /** How many programs, arrays and buffers exist. */
  get held(): number {
    return this.#held.size;
  }

  /** The context as painters are given it. */
  get context(): WebGL2RenderingContext {
    return { ...this.#programs(), ...this.#buffers(), ...this.#verbs(), canvas: this.canvas, drawingBufferWidth: this.drawingBufferWidth, ONE: 1, ONE_MINUS_SRC_ALPHA: 0x0303 } as unknown as WebGL2RenderingContext;
  }

  #create<Kind extends object>(): Kind {
    const created = {} as Kind;
    this.#held.add(created);
    return created;
  }

  #drop(object: object | null): void {
    if (object && !this.#held.delete(object)) throw new Error('deleted what does not exist');
  }

  #programs(): Partial<UsedGl> {
    return {
      createProgram: () => this.#create<WebGLProgram>(),
      createShader: () => (this.isLost ? null : ({} as WebGLShader)),
      shaderSource: () => undefined,
      compileShader: () => undefined,
      attachShader: () => undefined,
      deleteShader: () => undefined,
      linkProgram: () => undefined,
      getProgramParameter: () => this.refusal === null,
      isContextLost: () => this.isLost,
      getAttachedShaders: () => [{} as WebGLShader],
      getShaderInfoLog: () => this.refusal,
      getProgramInfoLog: () => 'not linked',
      deleteProgram: (program) => this.#drop(program),
      useProgram: () => undefined,
    };
  }

  #buffers(): Partial<UsedGl> {
    return {
      createVertexArray: () => this.#create<WebGLVertexArrayObject>(),
      bindVertexArray: () => undefined,
      deleteVertexArray: (array) => this.#drop(array),
      createBuffer: () => this.#create<WebGLBuffer>(),
      bindBuffer: (_target: number, buffer: WebGLBuffer | null) => void (this.#bound = buffer),
      bufferData: (_target: number, data: unknown) => {
        this.uploads += 1;
        if (this.#bound) this.#contents.set(this.#bound, [...(data as Float32Array)]);
      },
      deleteBuffer: (buffer) => this.#drop(buffer),
    };
  }

  #verbs(): Partial<UsedGl> {
    const point = (location: number): void => {
      if (this.#bound) this.#bufferOf.set(this.#attributes[location] ?? '', this.#bound);
    };
    const set = (location: WebGLUniformLocation | null, value: number | readonly number[]): void => {
      this.#uniforms = { ...this.#uniforms, [String(location)]: value };
    };
    return {
      getAttribLocation: (_program, name) => this.#attributes.push(name) - 1,
      enableVertexAttribArray: () => undefined,
      vertexAttribPointer: point,
      vertexAttribIPointer: point,
      getUniformLocation: (_program, name) => name as unknown as WebGLUniformLocation,
      uniformMatrix4fv: (location: WebGLUniformLocation | null, _transpose: boolean, data: Iterable<number>) => set(location, [...data]),
      uniform1f: set,
      uniform1i: set,
      uniform3fv: (location: WebGLUniformLocation | null, data: Iterable<number>) => set(location, [...data]),
      enable: () => undefined,
      disable: () => undefined,
      blendFunc: (...blend) => void (this.#blend = blend),
      drawArrays: (_mode, _first, count) => {
        const attributes = Object.fromEntries([...this.#bufferOf].map(([name, buffer]) => [name, this.#contents.get(buffer) ?? []]));
        this.draws.push({ count, uniforms: this.#uniforms, attributes, blend: this.#blend });
      },
    };
  }
}

/** A matrix that changes nothing. */
export const identity = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1] as const;
