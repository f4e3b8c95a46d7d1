(()=>{
const d=document,b=d.body,$=i=>d.getElementById(i),ring=$("ring"),off=$("off"),say=$("say");
let tag=b.dataset.tag||"",missed=0,lost=0,timer,sound,lock;
const every=()=>(+b.dataset.every)*1e3*(.9+.2*Math.random());
const later=()=>{clearTimeout(timer);if(+b.dataset.every)timer=setTimeout(look,every())};
const seen=hour=>{if(hour)for(const i of["up","since"])if($(i))$(i).textContent=hour};
const armed=()=>{if(!ring)return;$("ask").hidden=!!sound;$("hint").hidden=!!sound;$("on").hidden=!sound;ring.hidden=!(isSecureContext&&window.AudioContext&&/^(waiting|next)$/.test(b.className))};
const awake=()=>{if(sound&&navigator.wakeLock&&!d.hidden)navigator.wakeLock.request("screen").then(l=>lock=l,()=>0)};
const bell=()=>{
 if(navigator.vibrate)navigator.vibrate([400,200,400,200,400]);
 if(sound)[0,.7,1.4].forEach(at=>{const o=sound.createOscillator(),g=sound.createGain(),t=sound.currentTime+at;o.frequency.value=660;g.gain.value=.25;o.connect(g).connect(sound.destination);o.start(t);o.stop(t+.5)})};
const swap=text=>{
 const n=new DOMParser().parseFromString(text,"text/html"),calls=+n.body.dataset.calls||0,rings=calls>(+b.dataset.calls||0),at=d.activeElement&&d.activeElement.id;
 b.className=n.body.className;b.dataset.every=n.body.dataset.every;b.dataset.calls=calls;d.title=n.title;
 d.querySelector("main").replaceWith(n.querySelector("main"));
 if(at&&$(at))$(at).focus();
 if(rings||say.textContent!=n.body.dataset.say)say.textContent=n.body.dataset.say;
 if(rings)bell();
 armed()};
async function look(){
 clearTimeout(timer);
 try{
  const stop=new AbortController,wait=setTimeout(()=>stop.abort(),8e3),r=await fetch(location.href,{cache:"no-store",signal:stop.signal,headers:tag?{"If-None-Match":tag}:{}});
  const gone=r.status==404||r.status==429,blank=b.className=="unknown";
  if(r.status==200&&blank)return location.replace(location.href);
  if(r.status==200){const text=await r.text();tag=r.headers.get("ETag")||"";swap(text)}
  else if(gone&&!blank){lost=lost||Date.now();if(Date.now()-lost<3e5)throw 0;return location.replace(location.href)}
  else if(!gone&&r.status!=304)throw 0;
  clearTimeout(wait);seen(r.headers.get("Nouba-Updated"));missed=lost=0;off.hidden=true
 }catch(e){if(++missed>1)off.hidden=false}
 later()}
d.addEventListener("visibilitychange",()=>{if(!d.hidden&&+b.dataset.every){awake();look()}});
d.addEventListener("click",e=>{const t=e.target.closest("button,a");if(!t)return;
 if(t.id=="ask"){sound=new AudioContext;sound.resume();awake();armed();say.textContent=$("on").textContent}
 if(t.id=="again"){e.preventDefault();look()}});
armed();later()
})()
