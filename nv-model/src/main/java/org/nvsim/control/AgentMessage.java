package org.nvsim.control;

/** What an agent tells the manager. */
sealed interface AgentMessage {
    /** An update is in force since {@code atPs}; so many of its changes were refused. */
    record Applied(int update, long atPs, int refused) implements AgentMessage {}

    /**
     * The agent is there again.
     *
     * @param empty whether its host lost all policy meanwhile, which is so after a restart
     */
    record Started(boolean empty, long atPs) implements AgentMessage {}

    /**
     * A frame came to this host that policy elsewhere should not have sent here: what the control
     * messages REDIRECT (the VM moved, and this host knows where) and UNREACHABLE (policy is
     * missing or stale) of [MS-NVGREE] section 2.2 are about.
     */
    record Misdirected(boolean redirect) implements AgentMessage {}
}
