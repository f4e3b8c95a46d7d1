// The way from the ticket to its counter.
import QtQuick
import QtQuick.Shapes

Item {
    id: arrow

    property color color
    property bool pointsLeft: false
    property real stroke: arrow.height * 0.13

    transform: Scale {
        origin.x: arrow.width / 2
        xScale: arrow.pointsLeft ? -1 : 1
    }

    Shape {
        id: shape

        readonly property real inset: arrow.stroke / 2
        readonly property real middle: shape.height / 2
        readonly property real reach: shape.height * 0.34
        readonly property real tip: shape.width - shape.inset

        anchors.fill: parent
        preferredRendererType: Shape.GeometryRenderer

        ShapePath {
            capStyle: ShapePath.RoundCap
            fillColor: "transparent"
            joinStyle: ShapePath.RoundJoin
            startX: shape.inset
            startY: shape.middle
            strokeColor: arrow.color
            strokeWidth: arrow.stroke

            PathLine { x: shape.tip; y: shape.middle }
            PathMove { x: shape.tip - shape.reach; y: shape.middle - shape.reach }
            PathLine { x: shape.tip; y: shape.middle }
            PathLine { x: shape.tip - shape.reach; y: shape.middle + shape.reach }
        }
    }
}
