document.title = 'the script as it is';
