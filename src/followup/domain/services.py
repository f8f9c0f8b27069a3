"""Which companies send mail and invitations on behalf of employers?

Facts about the vendors, gathered from their documentation and from public mail fixtures.
A domain listed here is never an employer's own; what stands below it (`mail.greenhouse.io`) belongs to it.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache


class ServiceKind(StrEnum):
    """What a vendor does for an employer."""

    APPLICANT_TRACKING = "applicant tracking"
    SCHEDULER = "scheduler"
    ASSESSMENT = "assessment"
    JOB_BOARD = "job board"
    CALENDAR = "calendar"


class Tenant(StrEnum):
    """Where in an address the employer's own name stands."""

    NOWHERE = "nowhere"
    LOCAL = "local part"
    SUBDOMAIN = "sub-domain"


@dataclass(frozen=True, slots=True)
class Service:
    """A vendor's domain. `relays` when it carries nothing but its customers' mail: nobody works there."""

    vendor: str
    kind: ServiceKind
    tenant: Tenant = Tenant.NOWHERE
    relays: bool = False


def service(domain: str) -> Service | None:
    """The vendor behind a domain or any of its sub-domains, or None."""
    known = _by_domain()
    labels = domain.lower().rstrip(".").split(".")
    for start in range(len(labels) - 1):
        found = known.get(".".join(labels[start:]))
        if found:
            return found
    return None


def is_vendor(name: str) -> bool:
    """Whether that is what such a vendor is called."""
    return name.casefold() in _names()


@cache
def applicant_tracking_domains() -> frozenset[str]:
    """Where the mail of applicant-tracking systems comes from, each domain with all that stands below it."""
    return frozenset(
        domain for domains in _VENDORS[ServiceKind.APPLICANT_TRACKING].values() for domain in domains.split()
    )


@cache
def _names() -> frozenset[str]:
    return frozenset(vendor.casefold() for vendors in _VENDORS.values() for vendor in vendors)


@cache
def _by_domain() -> dict[str, Service]:
    found = {
        domain: Service(vendor, kind)
        for kind, vendors in _VENDORS.items()
        for vendor, domains in vendors.items()
        for domain in domains.split()
    }
    for domain, tenant in _RELAYS.items():
        service = found[domain]
        found[domain] = Service(service.vendor, service.kind, tenant, relays=True)
    return found


_VENDORS: dict[ServiceKind, dict[str, str]] = {
    ServiceKind.APPLICANT_TRACKING: {
        "Abacus Umantis": "umantis.com",
        "ADP": "adp.com",
        "Allibo": "allibo.com",
        "Altamira": "altamirahrm.com",
        "Applied": "beapplied.com",
        "Ashby": "ashbyhq.com ashbyhq.eu",
        "Avature": "avature.net",
        "BambooHR": "bamboohr.com",
        "Beamery": "beamery.com",
        "Beetween": "beetween.com",
        "Beisen": "beisen.com italent.cn",
        "Bizneo": "bizneo.com",
        "BrassRing": "brassring.com",
        "Breezy": "breezy.hr breezy-mail.com",
        "Bullhorn": "bullhorn.com bullhornmail.com",
        "CareerPlug": "careerplug.com",
        "Ceipal": "ceipalmail.com ceipal.com",
        "Comeet": "comeet-notifications.com comeet-mail.com comeet.co comeet.com",
        "Concludis": "concludis.de",
        "Cornerstone": "csod.com",
        "Coveto": "coveto.de",
        "d.vinci": "dvinci-hr.com recruitmail.com",
        "Dayforce": "dayforce.com",
        "Digital Recruiters": "digitalrecruiters.com",
        "Dover": "dover.com",
        "Easycruit": "easycruit.com",
        "Eightfold": "eightfold.ai",
        "Emply": "emply.com emply.net",
        "Eploy": "eploy.net",
        "eRecruiter": "erecruiter.pl",
        "Factorial": "factorialhr.com factorial.co",
        "Flatchr": "flatchr.io",
        "Fountain": "fountain.com",
        "Freshteam": "freshteam.com",
        "Frontline": "applitrack.com frontlineeducation.com",
        "Gem": "gem.com",
        "Greenhouse": "greenhouse-mail.io greenhouse.io",
        "Greeting": "greetinghr.com",
        "Gupy": "gupy.com.br gupy.io",
        "Harri": "harri.com",
        "HERP": "herp.cloud",
        "HiBob": "hibob.com",
        "Hirebridge": "hirebridge.com",
        "Hireology": "hireology.com",
        "Homerun": "homerun.co homerun.email",
        "HR Manager": "hr-manager.net",
        "HRMOS": "hrmos.co",
        "iCIMS": "talent.icims.eu talent.icims.com icims.com icims.eu",
        "InRecruiting": "inrecruiting.com in-recruiting.com",
        "JazzHR": "applytojob.com jazzhr.com jazz.co",
        "JobAdder": "jobadder.com",
        "Jobaffinity": "jobaffinity.fr",
        "Jobtrain": "jobtrain.co.uk",
        "Jobvite": "jobvite.com",
        "Jobylon": "jobylon.com",
        "JOIN": "join.com",
        "Kenexa": "kenexa.com",
        "Lever": "hire.lever.co lever.co",
        "Manatal": "manatal.com",
        "Moka": "mokahr.com",
        "NEOGOV": "governmentjobs.com neogov.com",
        "Networx": "networxrecruitment.com",
        "Oleeo": "oleeo.com tal.net",
        "Onlyfy": "onlyfy.com onlyfy.io prescreen.io prescreenapp.io",
        "Oracle Recruiting": "oraclecloud.com taleo.net",
        "PageUp": "pageuppeople.com",
        "Paycom": "paycomonline.net",
        "Paycor": "paycor.com",
        "Paylocity": "mail.paylocity.com paylocity.com",
        "Personio": "m.personio.com m.personio.de personio.de personio.com",
        "Phenom": "phenompeople.com phenom.com",
        "Pinpoint": "pinpoint.email pinpointhq.com",
        "Polymer": "polymer.co",
        "Reachmee": "reachmee.com",
        "Recman": "recman.no",
        "Recruit CRM": "recruitcrm.io",
        "Recruitee": "recruitee-mailbox.com recruitee.com",
        "Recruiterflow": "recruiterflow.com",
        "Rexx": "rexx-systems.com",
        "Rippling": "rippling.com ripplingmail.com",
        "SAP SuccessFactors": "successfactors.eu successfactors.com sapsf.com sapsf.eu jobs2web.com",
        "SmartRecruiters": "smartrecruiters.com smartrecruiters.io smartrecruitersmail.com",
        "softgarden": "softgarden.io softgarden.de",
        "Solides": "solides.com.br",
        "Taleez": "taleez.com",
        "TalentClue": "talentclue.com",
        "Talention": "talention.de talention.com",
        "TalentLyft": "m.talentlyft.com talentlyft.com",
        "Talentsoft": "talentsoft.com",
        "Teamtailor": "teamtailor-mail.com teamtailor.com",
        "Trac": "trac.jobs",
        "Traffit": "traffit.com",
        "UKG": "ultipro.com ukg.com",
        "Varbi": "varbi.com",
        "Vincere": "vincere.io",
        "Viterbit": "viterbit-mail.com viterbit.com",
        "Webcruiter": "webcruiter.no webcruiter.com",
        "Welcome Kit": "welcomekit.co",
        "Workable": "candidates.workablemail.com inbound.workablemail.com workablemail.com workable.com",
        "Workday": "myworkday.com myworkdayjobs.com",
        "Zoho Recruit": "zohorecruit.com zohorecruitmail.com",
    },
    ServiceKind.SCHEDULER: {
        "Acuity": "acuityscheduling.com",
        "Cal.com": "cal.com",
        "Calendly": "calendly.com",
        "Chili Piper": "chilipiper.com",
        "Cronofy": "cronofy.com",
        "Doodle": "doodle.com",
        "GoodTime": "goodtime.io",
        "ModernLoop": "modernloop.io",
        "Paradox": "paradox.ai",
        "Prelude": "prelude.co",
        "Resource": "resource.io",
        "SavvyCal": "savvycal.com",
        "Spir": "spirinc.com",
        "TidyCal": "tidycal.com",
        "TimeRex": "timerex.net",
        "x.ai": "x.ai",
        "YouCanBookMe": "youcanbook.me",
        "Zcal": "zcal.co",
    },
    ServiceKind.ASSESSMENT: {
        "Byteboard": "byteboard.dev",
        "Coderbyte": "coderbyte.com",
        "CoderPad": "coderpad.io",
        "CodeSignal": "codesignal.com",
        "Codility": "codility.com",
        "DevSkiller": "devskiller.com",
        "HackerEarth": "hackerearth.com",
        "HackerRank": "hackerrank.com hackerrankforwork.com",
        "HireVue": "hirevue.com",
        "iMocha": "imocha.io",
        "Karat": "karat.com karat.io",
        "myInterview": "myinterview.com",
        "Plum": "plum.io",
        "pymetrics": "pymetrics.com",
        "Qualified": "qualified.io",
        "Spark Hire": "sparkhire.com",
        "TestGorilla": "testgorilla.com",
        "Vervoe": "vervoe.com",
        "Willo": "willo.video",
    },
    ServiceKind.JOB_BOARD: {
        "Glassdoor": "glassdoor.com",
        "Greenhouse job alerts": "greenhouse-jobs.com",
        "Indeed": "indeed.com indeedemail.com",
        "InfoJobs": "infojobs.net",
        "Jobteaser": "jobteaser.com",
        "LinkedIn": "linkedin.com",
        "Monster": "monster.com",
        "StepStone": "stepstone.de stepstone.com",
        "Wantedly": "wantedly.com",
        "Welcome to the Jungle": "welcometothejungle.com",
        "Wellfound": "wellfound.com angel.co",
        "XING": "xing.com",
        "ZipRecruiter": "ziprecruiter.com",
    },
    ServiceKind.CALENDAR: {
        "Google Calendar": "calendar.google.com group.calendar.google.com resource.calendar.google.com"
        " import.calendar.google.com",
        "Microsoft Bookings": "bookings.microsoft.com",
        "Microsoft Teams": "teams.microsoft.com",
        "Zoom": "zoom.us",
    },
}

# Domains from which only customers' mail comes, and where in the address the customer is named.
_RELAYS: dict[str, Tenant] = {
    "applytojob.com": Tenant.SUBDOMAIN,
    "ashbyhq.com": Tenant.NOWHERE,
    "bullhornmail.com": Tenant.NOWHERE,
    "calendar.google.com": Tenant.NOWHERE,
    "candidates.workablemail.com": Tenant.NOWHERE,
    "ceipalmail.com": Tenant.NOWHERE,
    "comeet-mail.com": Tenant.SUBDOMAIN,
    "comeet-notifications.com": Tenant.SUBDOMAIN,
    "csod.com": Tenant.SUBDOMAIN,
    "freshteam.com": Tenant.NOWHERE,
    "greenhouse-jobs.com": Tenant.NOWHERE,
    "greenhouse-mail.io": Tenant.NOWHERE,
    "group.calendar.google.com": Tenant.NOWHERE,
    "hire.lever.co": Tenant.NOWHERE,
    "import.calendar.google.com": Tenant.NOWHERE,
    "inbound.workablemail.com": Tenant.NOWHERE,
    "indeedemail.com": Tenant.NOWHERE,
    "jobs2web.com": Tenant.NOWHERE,
    "m.personio.com": Tenant.NOWHERE,
    "m.personio.de": Tenant.NOWHERE,
    "m.talentlyft.com": Tenant.NOWHERE,
    "mail.paylocity.com": Tenant.NOWHERE,
    "myworkday.com": Tenant.LOCAL,
    "myworkdayjobs.com": Tenant.SUBDOMAIN,
    "oraclecloud.com": Tenant.NOWHERE,
    "pinpoint.email": Tenant.LOCAL,
    "recruitee-mailbox.com": Tenant.NOWHERE,
    "recruitmail.com": Tenant.SUBDOMAIN,
    "resource.calendar.google.com": Tenant.NOWHERE,
    "ripplingmail.com": Tenant.NOWHERE,
    "smartrecruitersmail.com": Tenant.NOWHERE,
    "successfactors.com": Tenant.NOWHERE,
    "successfactors.eu": Tenant.NOWHERE,
    "talent.icims.com": Tenant.LOCAL,
    "talent.icims.eu": Tenant.LOCAL,
    "teamtailor-mail.com": Tenant.SUBDOMAIN,
    "viterbit-mail.com": Tenant.NOWHERE,
    "workablemail.com": Tenant.NOWHERE,
    "zohorecruitmail.com": Tenant.NOWHERE,
}
