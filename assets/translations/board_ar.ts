<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar">
<context>
    <name>Board</name>
    <message>
        <source>Number</source>
        <translation>الرقم</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>الشباك</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>مرحبا بكم</translation>
    </message>
    <message>
        <source>Your number will appear here</source>
        <translation>سيظهر رقمكم على هذه الشاشة</translation>
    </message>
    <message>
        <source>Not up to date since %1</source>
        <translation>لم يتم التحديث منذ %1</translation>
    </message>
    <message>
        <source>Waiting: %1</source>
        <translation>في الانتظار: %1</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>مغلق</translation>
    </message>
    <message>
        <source>On a break</source>
        <translation>في استراحة</translation>
    </message>
    <message>
        <source>Being served</source>
        <translation>الخدمة جارية</translation>
    </message>
    <message>
        <source>Absent: please ask at the reception desk</source>
        <translation>الغائبون: توجهوا إلى الاستقبال</translation>
    </message>
    <message>
        <source>Please have your national identity card ready</source>
        <translation>المرجو تحضير بطاقتكم الوطنية قبل التوجه إلى الشباك</translation>
    </message>
    <message>
        <source>called again</source>
        <translation>أعيد النداء</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>قبل لحظات</translation>
    </message>
    <message>
        <source>at the counter</source>
        <translation>عند الشباك</translation>
    </message>
    <message numerus="yes">
        <source>since %n min</source>
        <translation>
            <numerusform>منذ أقل من دقيقة</numerusform>
            <numerusform>منذ دقيقة</numerusform>
            <numerusform>منذ دقيقتين</numerusform>
            <numerusform>منذ %n دقائق</numerusform>
            <numerusform>منذ %n دقيقة</numerusform>
            <numerusform>منذ %n دقيقة</numerusform>
        </translation>
    </message>
</context>
</TS>
