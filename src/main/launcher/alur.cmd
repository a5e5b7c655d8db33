@echo off
rem alur: starts the program that lies in the folder lib beside this file, or beside it. Works from any folder.
rem ALUR_JAVA_OPTS adds options for Java (a later -Xmx wins over that of command.options).
setlocal DisableDelayedExpansion
set "home=%~dp0"
if exist "%home%lib\quarkus-app\quarkus-run.jar" set "home=%home%lib\"
if not exist "%home%quarkus-app\quarkus-run.jar" (
    echo alur: "%home%quarkus-app\quarkus-run.jar" is missing. Unpack the whole archive. 1>&2
    exit /b 70
)
set "java=%home%runtime\bin\java.exe"
if not exist "%java%" set "java=%JAVA_HOME%\bin\java.exe"
if not exist "%java%" for %%J in (java.exe) do set "java=%%~$PATH:J"
if not defined java (
    echo alur: Java 25 or newer is needed and was not found; install it, or set JAVA_HOME to the folder where it is. 1>&2
    exit /b 70
)
rem The service may need more memory than a command does, and reading and editing cells needs few of the jars.
set "memory=command"
set "run=quarkus-run"
set "walk=command"
if "%~1"=="serve" set "memory=service" & set "walk=service"
if "%~1"=="get" set "run=edit-run" & set "walk=edit"
if "%~1"=="set" set "run=edit-run" & set "walk=edit"
rem A spreadsheet at Google needs all jars, whatever is done with it.
set "there="
echo "%*" | findstr /i /c:"gsheet:" /c:"docs.google.com/spreadsheets/" >nul && set "there=1"
if "%~1"=="google" set "there=1"
if defined there if not "%walk%"=="service" set "run=quarkus-run" & set "walk=google"
rem A cache holds the classes as they were when it was made: the build gives the caches and all jars one time, and a jar
rem that has another one is not that with which the cache was made.
set "cache="
set "made="
for %%F in ("%home%%walk%.aot") do set "made=%%~tF"
if defined made set "cache="-XX:AOTCache=%home%%walk%.aot""
for /r "%home%quarkus-app" %%J in (*.jar) do if not "%%~tJ"=="%made%" set "cache="
"%java%" "@%home%java.options" "@%home%%memory%.options" %cache% %ALUR_JAVA_OPTS% -jar "%home%quarkus-app\%run%.jar" %*
exit /b %ERRORLEVEL%
