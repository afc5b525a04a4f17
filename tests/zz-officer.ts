import { chromium, type Page } from '@playwright/test';
import fs from 'node:fs';
const b = await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-gpu']});
const ctx = await b.newContext({viewport:{width:1280,height:900},locale:'zh-HK',acceptDownloads:true});
const p = await ctx.newPage();p.setDefaultTimeout(8000);
p.on('console',m=>{ if(m.type()==='error') console.log('CONSOLE',m.text())});
p.on('pageerror',e=>console.log('PAGEERR',e.message));
const S='/root/scratch-officer/';
const T=async()=>p.evaluate(()=>{const m=document.querySelector('main')!;const c=m.cloneNode(true) as HTMLElement;
 // mark select value
 const ss=[...m.querySelectorAll('select')];[...c.querySelectorAll('select')].forEach((s,i)=>{const o=(ss[i] as HTMLSelectElement).selectedOptions[0];s.replaceWith(document.createTextNode('⟦'+(o?.textContent??'')+'⟧'))});
 const ii=[...m.querySelectorAll('input')];[...c.querySelectorAll('input')].forEach((s,i)=>{const o=ii[i] as HTMLInputElement;s.replaceWith(document.createTextNode('['+(o.type==='checkbox'||o.type==='radio'?(o.checked?'x':' '):o.value)+']'))});
 [...c.querySelectorAll('button')].forEach(x=>x.prepend('‹B›'));[...c.querySelectorAll('a')].forEach(x=>x.prepend('‹A›'));
 [...c.querySelectorAll('td,th')].forEach(x=>x.append(' | '));
 [...c.querySelectorAll('tr,p,li,h1,h2,h3,h4,div,summary,dt,dd,label,section,details')].forEach(x=>x.append('\n'));
 return (c.textContent??'').replace(/\n\s*\n+/g,'\n')});
(globalThis as any).h={p,ctx,S,T,b,fs};
const shot=(n:string,full=true)=>p.screenshot({path:S+n+'.png',fullPage:full});
const open=async(f:string|string[],w=2500)=>{await p.goto('http://127.0.0.1:8140/#/members');await p.waitForSelector('main input[type=file]',{state:'attached',timeout:15000}).catch(()=>{});const n=await p.locator('main input[type=file]').count();if(!n){console.log('no input');return}await p.setInputFiles('main input[type=file]',Array.isArray(f)?f.map(x=>S+x):S+f);await p.waitForTimeout(w)};
const AF=Object.getPrototypeOf(async function(){}).constructor;
try{ await new AF('p','ctx','S','T','b','fs','shot','open',fs.readFileSync(process.argv[2]!,'utf8'))(p,ctx,S,T,b,fs,shot,open)}catch(e){console.log('ERR',e); await shot('err',false)}
await b.close();
