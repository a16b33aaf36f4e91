package org.nvsim;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.regex.Pattern;

/**
 * What differs from machine to machine or from run to run, each as a pattern over {@code
 * fully.qualified.Class.member(parameter types)} of what a class calls or reads.
 */
enum Outside {
    WALL_CLOCK(
            "java\\.time\\..*"
                    + "|java\\.lang\\.System\\.(currentTimeMillis|nanoTime)\\(.*"
                    + "|java\\.util\\.(Date|Calendar|GregorianCalendar|Timer)\\..*"),

    CHANCE(
            "java\\.util\\.(Random|SplittableRandom)\\..*"
                    + "|java\\.util\\.random\\..*"
                    + "|java\\.util\\.concurrent\\.ThreadLocalRandom\\..*"
                    + "|java\\.security\\.SecureRandom\\..*"
                    + "|java\\.util\\.UUID\\.randomUUID\\(.*"
                    + "|java\\.util\\.Collections\\.shuffle\\(.*"
                    + "|java\\.lang\\.(Strict)?Math\\.random\\(.*"),

    HASH_ORDER(
            "java\\.util\\.(HashMap|HashSet|Hashtable|IdentityHashMap|WeakHashMap)\\..*"
                    + "|java\\.util\\.concurrent\\.ConcurrentHashMap\\..*"
                    + "|java\\.util\\.(Map|Set)\\.(of|ofEntries|copyOf)\\(.*"
                    + "|java\\.util\\.stream\\.Collectors\\."
                    + "(toSet|toMap|toUnmodifiable(Set|Map)|groupingBy|partitioningBy)\\(.*"
                    + "|java\\.lang\\.System\\.identityHashCode\\(.*"
                    + "|java\\.lang\\.(Object|Enum)\\.hashCode\\(\\)"),

    MACHINE_DEFAULTS(
            "java\\.util\\.Locale\\.getDefault\\(.*"
                    + "|java\\.nio\\.charset\\.Charset\\.defaultCharset\\(\\)"
                    + "|java\\.lang\\.String\\.(getBytes|toLowerCase|toUpperCase)\\(\\)"
                    + "|java\\.lang\\.String\\.formatted\\(.*"
                    + "|java\\.lang\\.String\\.format\\(java\\.lang\\.String, .*"
                    + "|java\\.lang\\.String\\.<init>\\(\\[B\\)"
                    + "|java\\.io\\.File(Reader|Writer)\\.<init>\\([^,]*\\)"
                    + "|java\\.lang\\.System\\.(getProperty|getenv|lineSeparator)\\(.*"
                    + "|java\\.util\\.TimeZone\\.getDefault\\(\\)"),

    INEXACT_MATHS(
            "java\\.lang\\.Math\\.(sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh"
                    + "|exp|expm1|log|log10|log1p|pow|cbrt|hypot)\\(.*");

    private final Pattern members;

    Outside(String members) {
        this.members = Pattern.compile(members);
    }

    /** Holds for a class that calls or reads any of this. */
    ArchCondition<JavaClass> isUsed() {
        return new ArchCondition<>("use " + name()) {
            @Override
            public void check(JavaClass user, ConditionEvents events) {
                for (JavaAccess<?> access : user.getAccessesFromSelf()) {
                    boolean used = members.matcher(access.getTarget().getFullName()).matches();
                    events.add(new SimpleConditionEvent(user, used, access.getDescription()));
                }
            }
        };
    }
}
