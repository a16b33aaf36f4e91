package org.nvsim.control.powershell;

import java.util.ArrayList;
import java.util.List;
import org.nvsim.control.powershell.runtime.Invocation;
import org.nvsim.control.powershell.runtime.PsObject;
import org.nvsim.control.powershell.runtime.Values;

/** The objects a command is given to work on, through a pipe or by {@code -InputObject}. */
final class CallObjects {
    private CallObjects() {}

    /** The objects; null if the command is given none and finds its own. */
    static List<Object> of(Invocation call) {
        return call.has("InputObject") ? Values.list(call.get("InputObject")) : call.input();
    }

    /** The same as objects of one type; anything else is the script's error. */
    static List<PsObject> typed(Invocation call, List<Object> objects, String type) {
        List<PsObject> typed = new ArrayList<>();
        for (Object object : objects) {
            if (!(object instanceof PsObject) || !((PsObject) object).type().equals(type)) {
                throw call.failure("works on a " + type + ", not on " + Values.kind(object));
            }
            typed.add((PsObject) object);
        }
        return typed;
    }
}
