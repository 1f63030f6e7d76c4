"""Makes classes.csv, numbers.csv and what scikit-learn says of them."""
import math
import pathlib

import numpy as np
import sklearn
from sklearn.metrics import *
from sklearn.preprocessing import label_binarize
out=str(pathlib.Path(__file__).parent)+'/'
r=np.random.default_rng(20261121)
words=['billing','login','other','refund']
n=240
cl=r.integers(0,60,n)
y=r.choice(4,n,p=[.45,.3,.2,.05])
logit=r.normal(0,1,(n,4)); logit[np.arange(n),y]+=1.4
p=np.exp(logit); p/=p.sum(1,keepdims=True); p=np.round(p,3)
p[:,3]=np.round(1-p[:,:3].sum(1),3); p=np.clip(p,0,1)
p[:20]=np.round(p[:20]*20)/20; p[:20,2]=np.clip(np.round(1-p[:20,0]-p[:20,1]-p[:20,3],3),0,1)
with open(out+'classes.csv','w') as f:
    for i in range(n): f.write(f"{words[y[i]]},{','.join(repr(float(v)) for v in p[i])},c{cl[i]}\n")
p=np.array([[float(v) for v in row] for row in p])
hat=p.argmax(1); Y=label_binarize(y,classes=range(4))
E={}
E['accuracy']=accuracy_score(y,hat)
E['macro_f1']=f1_score(y,hat,average='macro'); E['weighted_f1']=f1_score(y,hat,average='weighted')
for k,w in enumerate(words):
    E[f'f1_of_{w}']=f1_score(y==k,hat==k); E[f'precision_of_{w}']=precision_score(y==k,hat==k); E[f'recall_of_{w}']=recall_score(y==k,hat==k)
    E[f'average_precision_of_{w}']=average_precision_score(y==k,p[:,k]); E[f'roc_auc_of_{w}']=roc_auc_score(y==k,p[:,k])
    E[f'brier_score_of_{w}']=brier_score_loss(y==k,p[:,k])
E['roc_auc']=np.mean([roc_auc_score(Y[:,k],p[:,k]) for k in range(4)])
E['average_precision']=average_precision_score(Y,p,average='macro')
E['log_loss']=log_loss(y,p/p.sum(1,keepdims=True))
E['brier_score']=np.mean(((p-Y)**2).sum(1))
sh=np.bincount(y,minlength=4)/n
E['normalised_entropy']=E['log_loss']/-(sh*np.log(sh)).sum()
with open(out+'classes.properties','w') as f:
    f.write('# scikit-learn '+sklearn.__version__+'\n')
    for k,v in E.items(): f.write(f'{k}={float(v)!r}\n')
# numbers
n=200
cl=r.integers(0,50,n)
y=np.round(np.exp(r.normal(3,0.8,n)),2); f_=np.round(y*np.exp(r.normal(0,.35,n)),2); lo=np.round(f_*.6,2); hi=np.round(f_*1.5,2)
with open(out+'numbers.csv','w') as f:
    for i in range(n): f.write(f'{float(y[i])!r},{float(f_[i])!r},{float(lo[i])!r},{float(hi[i])!r},c{cl[i]}\n')
N={'mean_absolute_error':mean_absolute_error(y,f_),'root_mean_squared_error':math.sqrt(mean_squared_error(y,f_)),'median_absolute_error':median_absolute_error(y,f_),'r2':r2_score(y,f_),
 'pinball_at_0.9':mean_pinball_loss(y,f_,alpha=.9),'pinball_at_0.5':mean_pinball_loss(y,f_,alpha=.5),'coverage':np.mean((lo<=y)&(y<=hi)),'interval_width':np.mean(hi-lo)}
with open(out+'numbers.properties','w') as f:
    f.write('# scikit-learn '+sklearn.__version__+'\n')
    for k,v in N.items(): f.write(f'{k}={float(v)!r}\n')
