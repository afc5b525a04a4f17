import { chromium } from '@playwright/test';
const B='http://127.0.0.1:8140/'; const S='/root/scratch-review/';
const b=await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-gpu']});
const c=await b.newContext({viewport:{width:360,height:740},locale:'zh-HK',isMobile:true,hasTouch:true});
const p=await c.newPage();
p.on('console',m=>{if(m.type()==='error'||m.type()==='warning')console.log('CONSOLE',m.text())});p.on('pageerror',e=>console.log('ERR',e.message));
await p.goto(B+'#/check');await p.waitForTimeout(2000);
await p.getByLabel(/香港以外/).first().check();
const next=()=>p.getByRole('button',{name:'繼續'}).click();
await next();
const pref=['在香港註冊成立的公司','製造業','越南','廣告','展覽','聘用','食品'];
for(let i=0;i<9;i++){
 await p.waitForTimeout(900);
 if(!p.url().includes('check')) break;
 const txt=await p.locator('main').innerText();
 console.log('=====',i,p.url());if(i>0)console.log(txt.slice(0,2600));
 // answer each fieldset
 const groups=p.locator('main form fieldset');
 const n=await groups.count();
 for(let g=0;g<n;g++){const G=groups.nth(g);const leg=(await G.locator('legend').first().innerText().catch(()=>''));
  const radios=G.locator('input[type=radio]');const boxes=G.locator('input[type=checkbox]');
  if(await radios.count()){ let want=/商業登記|實質/.test(leg)?'是':/上市|開始|動工|其他政府|其他公帑|曾|網店|電商|電子商貿/.test(leg)?'否':null;
    let done=false; for(const w of [want,...pref]){ if(!w)continue; const r=G.getByLabel(w,{exact:w.length<2}).first(); if(await r.count()&&await r.getAttribute('type')==='radio'){await r.check({force:true});done=true;break;} }
    if(!done) await radios.first().check({force:true}); }
  else if(await boxes.count()){ let done=false; for(const w of pref){const r=G.getByLabel(w).first(); if(await r.count()){await r.check({force:true}).catch(()=>{});done=true;break;}} if(!done) await boxes.first().check({force:true}).catch(()=>{}); }
 }
 for(const t of await p.locator('main form input[type=text],main form input[inputmode=numeric]').all()){ const id=await t.getAttribute('id'); console.log('text',id); if(/search|econom|market/i.test(id??'')&&/targetMarkets/i.test(id??'')){await t.fill('越南').catch(()=>{});} else await t.fill(/Cost/.test(id??'')?'800000':/Months/.test(id??'')?'12':/mployees/.test(id??'')?'40':/onths/.test(id??'')?'120':'0').catch(()=>{}); }
 await p.waitForTimeout(300);
 await p.screenshot({path:S+`walk360-${i}.png`,fullPage:true});
 await next().catch(e=>console.log('nonext'));
}
await p.waitForTimeout(800);
await p.screenshot({path:S+'done360.png',fullPage:true}); console.log('DONE',p.url(),await p.locator('main').innerText());
await p.goto(B+'#/result');await p.waitForTimeout(2500);
await p.screenshot({path:S+'result360.png',fullPage:true}); console.log('RESULT',await p.locator('main').innerText());
await p.goto(B+'#/track/bud/general');await p.waitForTimeout(2500);
await p.screenshot({path:S+'track360.png',fullPage:true}); console.log('TRACK',await p.locator('main').innerText());
await c.storageState({path:S+'phone.json'});
await b.close();
