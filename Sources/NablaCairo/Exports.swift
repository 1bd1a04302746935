// What the renderers draw into memory is a bitmap, which is NablaPNG's.
@_exported public import NablaPNG
