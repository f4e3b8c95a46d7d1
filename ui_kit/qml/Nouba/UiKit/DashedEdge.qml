import QtQuick
import QtQuick.Shapes

// The edge of what gives nothing now.
Shape {
    id: shape

    required property real edge
    required property color ink

    ShapePath {
        dashPattern: [4, 3]
        fillColor: "transparent"
        strokeColor: shape.ink
        strokeStyle: ShapePath.DashLine
        strokeWidth: Math.max(1, shape.edge)

        PathRectangle {
            height: shape.height - shape.edge
            radius: Theme.radius
            width: shape.width - shape.edge
            x: shape.edge / 2
            y: shape.edge / 2
        }
    }
}
