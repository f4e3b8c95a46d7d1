<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar">
<context>
    <name>Clerk</name>
    <message>
        <source>Counter %1</source>
        <translation>الشباك %1</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>شاغر</translation>
    </message>
    <message>
        <source>Choose your counter</source>
        <translation>اختاروا شباككم</translation>
    </message>
    <message>
        <source>Press the counter&apos;s number, or Tab and Enter.</source>
        <translation>اضغطوا على رقم الشباك، أو استعملوا مفتاحي Tab وEnter.</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>مسافة</translation>
    </message>
    <message>
        <source>Leave the counter</source>
        <translation>مغادرة الشباك</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>في الانتظار</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>التالي</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>الخدمة</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>التذاكر</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>أطول انتظار</translation>
    </message>
    <message>
        <source>Nobody is waiting.</source>
        <translation>لا أحد في الانتظار.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>تسجيل الدخول</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>اسم المستخدم</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>كلمة المرور</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>الأولوية</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>مدة الانتظار</translation>
    </message>
    <message>
        <source>No visitor at the counter</source>
        <translation>لا مرتفق عند الشباك</translation>
    </message>
    <message numerus="yes">
        <source>Called %n times · %1</source>
        <translation>
            <numerusform>تم النداء · %1</numerusform>
            <numerusform>تم النداء · %1</numerusform>
            <numerusform>تم النداء مرتين · %1</numerusform>
            <numerusform>تم النداء %n مرات · %1</numerusform>
            <numerusform>تم النداء %n مرة · %1</numerusform>
            <numerusform>تم النداء %n مرة · %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Called · %1</source>
        <translation>تم النداء · %1</translation>
    </message>
    <message>
        <source>In service · %1</source>
        <translation>قيد الخدمة · %1</translation>
    </message>
    <message>
        <source>Press the space bar to call the next one.</source>
        <translation>اضغطوا على مفتاح المسافة لاستدعاء التالي.</translation>
    </message>
    <message numerus="yes">
        <source>%n served</source>
        <translation>
            <numerusform>لم يُخدم أحد بعد</numerusform>
            <numerusform>مرتفق واحد</numerusform>
            <numerusform>مرتفقان</numerusform>
            <numerusform>%n مرتفقين</numerusform>
            <numerusform>%n مرتفقا</numerusform>
            <numerusform>%n مرتفق</numerusform>
        </translation>
    </message>
    <message>
        <source>Mean wait %1</source>
        <translation>متوسط الانتظار %1</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>تسجيل الخروج</translation>
    </message>
    <message>
        <source>Finished. Nobody is waiting.</source>
        <translation>انتهت الخدمة. لا أحد في الانتظار.</translation>
    </message>
    <message>
        <source>Call next</source>
        <translation>استدعاء التالي</translation>
    </message>
    <message>
        <source>Start service</source>
        <translation>بدء الخدمة</translation>
    </message>
    <message>
        <source>Finish and call next</source>
        <translation>إنهاء واستدعاء التالي</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>إعادة النداء</translation>
    </message>
    <message>
        <source>No-show</source>
        <translation>غائب</translation>
    </message>
    <message>
        <source>%1: perhaps without paper; no open station can print it</source>
        <translation>%1: ربما بدون ورقة؛ لا توجد محطة مفتوحة يمكنها طباعتها</translation>
    </message>
    <message>
        <source>%1: perhaps without paper</source>
        <translation>%1: ربما بدون ورقة</translation>
    </message>
    <message>
        <source>%1 is printed again at %2.</source>
        <translation>تعاد طباعة %1 في %2.</translation>
    </message>
    <message>
        <source>On time</source>
        <translation>في الأجل</translation>
    </message>
    <message>
        <source>Soon late</source>
        <translation>قرب التأخر</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>متأخر</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>إعادة الطباعة</translation>
    </message>
</context>
</TS>
