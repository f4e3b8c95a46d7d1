// The station's pictures and films, one after the other, each as a whole.
import QtQuick
import Nouba.Board
import Nouba.UiKit

Rectangle {
    id: place

    required property MediaViewModel media

    color: Theme.surface
    objectName: "media"
    radius: Theme.radius

    onHeightChanged: place.media.fit(place.width, place.height)
    onWidthChanged: place.media.fit(place.width, place.height)

    Image {
        anchors.fill: parent
        asynchronous: true
        autoTransform: true
        // Each file is read once while it is shown; kept ones would fill the memory in a day.
        cache: false
        fillMode: Image.PreserveAspectFit
        objectName: "picture"
        retainWhileLoading: true
        source: place.media.picture
        sourceSize: Qt.size(place.width, place.height)
        visible: !place.media.isFilm

        onStatusChanged: {
            if (status === Image.Error)
                place.media.pictureFailed();
        }
    }
    FilmView {
        anchors.fill: parent
        media: place.media
        objectName: "film"
        visible: place.media.isFilm
    }
}
