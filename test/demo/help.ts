/** What `--help` prints. */
export const HELP = `Customer-service KPIs of your own files; without a file, of a synthetic sample.

  npm run demo
  npm run demo -- --messages messages.csv --time-zone Europe/Rome --hours "mon-fri 09:00-17:00"

Files: CSV (UTF-8 or UTF-16; comma, semicolon, tab or pipe; the first line names the columns) or JSON
  --messages FILE     a row a message: conversation, time, sender
                        --messages comments.csv
  --tickets FILE      a row a ticket: id, created, first reply, solved
                        --tickets tickets.csv --time-zone Europe/Rome
  --events FILE       a row an event: case, activity, time, who
                        --events log.csv --map "activity: Call back=agent, Tea=ignored"
  --durations COLUMN --duration-unit UNIT   durations that the tickets' system has measured, in minutes, hours, h:mm, …
                        --durations "First reply time in minutes" --duration-unit minutes
  --responses FILE    a row a survey answer; a column a question is fine too
                        --responses answers.csv --columns "nps=How likely are you to recommend us?"
  --costs FILE        a row a cost: amount, currency, date
                        --costs ledger.csv --currency EUR (where the rows name none)
  --customers FILE    a row a customer: start and end of service, with the period asked about; or lost, yes or no
                        --customers customers.csv --period 2026-01-01/2026-02-01

How they are read, where the guess (it is printed) does not do
  --columns LIST      which column holds what: field=column
                        --columns at=created_at,from=author_role
                      with two files, for one of them: --columns responses.at=Date; for none: --columns group=
  --map WORDS         what words mean: field: word=meaning, …; several fields with semicolons
                        --map "from: end-user=customer, admin=agent; visibility: x=internal"
  --time-zone ZONE    the IANA zone of months, of hours and of times without an offset (default UTC for months and
                      hours; times without an offset are refused); --zone is the same
                        --time-zone Europe/Rome
  --file-zone ZONE    the zone of times without an offset, where it is another one
                        --file-zone UTC --time-zone Europe/Rome
  --time-format TEXT  how times are written, if not ISO 8601; may be given more than once
                        --time-format "dd/MM/yyyy HH:mm", seconds, excel, rfc5322
  --encoding NAME     the encoding of files without a byte order mark (default UTF-8)
                        --encoding windows-1252
  --separator NAME    comma, semicolon, tab, pipe or one character (default guessed)
                        --separator semicolon
  --strict            stop at the first row that cannot be read, instead of leaving such rows out and counting them

The report
  --hours HOURS       business hours (default none: waits are measured by the calendar only)
                        --hours "mon-fri 09:00-12:30,13:30-18:00; sat 10:00-14:00"
  --by LIST           channel, group, inbox, team, priority, agent, several with commas, or none
                      (default group, where the file has it)
                        --by channel,priority
  --per UNIT          hour, day, week, month, quarter, year or none (default month)
                        --per week
  --empty show|hide   groups and periods in which nothing happened (default hide)
                        --empty show
  --csat-scale SCALE  the scale of CSAT scores: 1-5 (default), 1-10, 0-1, …; the two best count as satisfied
                        --csat-scale 1-10
  --cost AMOUNT       what support cost in all, for the cost per ticket
                        --cost 5200
  --customers N --lost N   customers at the start and how many of them were lost, for the churn rate
                        --customers 2400 --lost 132
  --csv               print the report as CSV; what was read goes to the error output
                        --csv > report.csv
  --help              print this
`;
