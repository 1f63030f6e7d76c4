package septet.world;

import java.nio.ByteBuffer;

record SimulatedInput(SimulatedDisk disk, SimulatedFile file, int life) implements Disk.Input {
    @Override
    public long size() {
        disk.alive(life);
        return file.size();
    }

    @Override
    public int read(ByteBuffer into, long position) {
        disk.alive(life);
        return file.read(into, position);
    }

    @Override
    public void close() {
        // holds nothing
    }
}
