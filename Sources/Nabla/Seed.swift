import NablaScene
