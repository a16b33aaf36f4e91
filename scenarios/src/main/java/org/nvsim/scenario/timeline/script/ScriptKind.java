package org.nvsim.scenario.timeline.script;

import java.util.List;
import java.util.function.Predicate;
import org.nvsim.scenario.bind.Key;
import org.nvsim.scenario.bind.Section;
import org.nvsim.scenario.spec.ScriptSpec;
import org.nvsim.scenario.timeline.Stage;
import org.nvsim.scenario.timeline.TimelineCheck;
import org.nvsim.scenario.timeline.TimelineKind;
import org.nvsim.scenario.value.ScriptValues;

/** Policy scripts that run meanwhile. */
public final class ScriptKind implements TimelineKind<ScriptAction> {
    private static final Key<String> SCRIPT =
            Key.required(
                    "script",
                    ScriptValues.PATH,
                    "repair.ps1",
                    "A PowerShell policy script; its path lies below the scenario's own folder.");

    private static final Section<ScriptAction> SECTION =
            Section.of(
                    "a script action",
                    "A PowerShell policy script runs; its sleeps take their time.",
                    List.of(AT, SCRIPT, ScriptValues.ON),
                    f ->
                            new ScriptAction(
                                    f.get(AT),
                                    f.markOf(SCRIPT),
                                    new ScriptSpec(
                                            f.markOf(SCRIPT),
                                            f.get(SCRIPT),
                                            f.get(ScriptValues.ON))));

    /** For the service loader. */
    public ScriptKind() {
        // no state
    }

    @Override
    public String word() {
        return "script";
    }

    @Override
    public Class<ScriptAction> type() {
        return ScriptAction.class;
    }

    @Override
    public Section<ScriptAction> section() {
        return SECTION;
    }

    @Override
    public void check(ScriptAction action, TimelineCheck check) {
        // what is wrong with a script is found where scripts are read
    }

    @Override
    public boolean needsManager(ScriptAction action, Predicate<String> isHost) {
        return false;
    }

    @Override
    public void arm(ScriptAction action, Stage stage) {
        stage.runScript(action.atPs(), action.spec());
    }
}
