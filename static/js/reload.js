// Shows the progress of long work: the page is read anew every two seconds while the work goes on.
setTimeout(() => location.reload(), 2000);
