package septet.monitoring;

import septet.data.DecisionRecord;
import septet.data.Row;
import septet.data.VersionRecord;

record Nobody() implements Onlooker {
    @Override
    public void serves(VersionRecord version) {
        // nobody looks
    }

    @Override
    public void decided(DecisionRecord decision, Row row) {
        // nobody looks
    }

    @Override
    public void labelled(String id, long truth, long from) {
        // nobody looks
    }

    @Override
    public void arrived(String source, long time, long at) {
        // nobody looks
    }

    @Override
    public void answered(int route, int status, long at, long nanos) {
        // nobody looks
    }
}
