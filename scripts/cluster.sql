-- Roles and extensions of the project-local cluster; run once by its superuser, harmless when run again.
--
-- kooperacja         owns the database and may create others (the tests do)
-- kooperacja_public  may log in; the portal grants it the public shelf after every migration, and nothing else

SELECT 'CREATE ROLE kooperacja LOGIN CREATEDB'
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'kooperacja') \gexec
SELECT 'CREATE ROLE kooperacja_public LOGIN'
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'kooperacja_public') \gexec

-- In template1, so that every database made here has them (PostGIS needs a superuser).
\connect template1
CREATE EXTENSION IF NOT EXISTS postgis;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gist;

\connect postgres
SELECT 'CREATE DATABASE kooperacja OWNER kooperacja'
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'kooperacja') \gexec
