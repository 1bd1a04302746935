// What somebody who writes `import Nabla` gets.
@_exported public import NablaPlot
@_exported public import NablaRecipes
@_exported public import NablaScene
@_exported public import NablaText
